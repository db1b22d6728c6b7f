import { connect, createServer, type Server, type Socket } from 'node:net';

const loopback = '127.0.0.1';

/** What has gone through relays since the counters were last taken. */
export interface Traffic {
  connections: number;
  bytesSent: number;
  bytesReceived: number;
  /** How often, on any connection, something was sent after something was received: waits for the other side. */
  turns: number;
}

export interface RelayPlace {
  /** Where clients connect. */
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
}

export interface DelayingRelay {
  readonly port: number;
  stop(): void;
}

export const noTraffic = (): Traffic => ({ connections: 0, bytesSent: 0, bytesReceived: 0, turns: 0 });

/**
 * A TCP relay on loopback that holds everything back for half a round trip each way. The kernel answers a connect at once,
 * so the relay pays for that round trip itself before it goes on to the server.
 * @param traffic is counted up
 */
export function startDelayingRelay(
  targetPort: number,
  roundTripMs: number,
  place: RelayPlace = { host: loopback, port: 0 },
  traffic: Traffic = noTraffic(),
): Promise<DelayingRelay> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
  };
  const server = createServer({ allowHalfOpen: true }, (client) => {
    keep(client);
    count(client, traffic);
    const held: Buffer[] = [];
    const hold = (chunk: Buffer) => held.push(chunk);
    client.on('data', hold);
    setTimeout(() => {
      const upstream = connect({ host: loopback, port: targetPort, allowHalfOpen: true }, () => {
        client.off('data', hold);
        for (const chunk of held) upstream.write(chunk);
        pass(client, upstream, roundTripMs / 2);
        pass(upstream, client, roundTripMs / 2);
      });
      keep(upstream);
      upstream.once('close', () => client.destroySoon());
      // The way of the client's last packet of the handshake, after the round trip of the first two.
    }, roundTripMs * 1.5);
  });
  return listen(server, place, () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
}

function count(client: Socket, traffic: Traffic): void {
  traffic.connections += 1;
  let received = 0;
  client.on('data', (chunk: Buffer) => {
    traffic.bytesSent += chunk.length;
    if (client.bytesWritten > received) traffic.turns += 1;
    received = client.bytesWritten;
  });
  client.once('close', () => {
    traffic.bytesReceived += client.bytesWritten;
  });
}

function pass(from: Socket, to: Socket, delayMs: number): void {
  from.on('data', (chunk) => setTimeout(() => to.destroyed || to.write(chunk), delayMs));
  from.once('end', () => setTimeout(() => to.end(), delayMs));
}

const listen = (server: Server, { host, port }: RelayPlace, stop: () => void): Promise<DelayingRelay> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      if (typeof address === 'object' && address) resolve({ port: address.port, stop });
    });
  });

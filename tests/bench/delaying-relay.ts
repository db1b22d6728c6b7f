import { connect, createServer, type Server, type Socket } from 'node:net';

const loopback = '127.0.0.1';

export interface DelayingRelay {
  readonly port: number;
  stop(): void;
}

/**
 * A TCP relay on loopback that holds everything back for half a round trip each way. The kernel answers a connect at once,
 * so the relay pays for that round trip itself before it goes on to the server.
 */
export function startDelayingRelay(targetPort: number, roundTripMs: number): Promise<DelayingRelay> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
  };
  const server = createServer({ allowHalfOpen: true }, (client) => {
    keep(client);
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
  return listen(server, () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
}

function pass(from: Socket, to: Socket, delayMs: number): void {
  from.on('data', (chunk) => setTimeout(() => to.destroyed || to.write(chunk), delayMs));
  from.once('end', () => setTimeout(() => to.end(), delayMs));
}

const listen = (server: Server, stop: () => void): Promise<DelayingRelay> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, loopback, () => {
      const address = server.address();
      if (typeof address === 'object' && address) resolve({ port: address.port, stop });
    });
  });

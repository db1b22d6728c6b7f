import { connect, createServer, type Socket } from 'node:net';

/** What goes wrong on the way. */
export const faults = [
  'latency', // everything takes longer
  'bandwidth', // bytes come a few at a time
  'slicing', // every byte comes alone
  'reset', // RST to the client
  'half-close', // no more from the server; the client may go on
  'byte-limit', // a few bytes more, then an end
  'time-out', // nothing comes through any more
  'down', // this connection ends, and new ones are refused
] as const;
export type Fault = (typeof faults)[number];

const loopback = '127.0.0.1';
const latencyMs = 60;
/** Bytes that still come through at the limit: less than the shortest reply, and than a record of TLS. */
const allowedBytes = 3;
const trickle = { bytes: 512, everyMs: 20 };

/** A relay that is transparent until the server says that its moment has come. */
export interface FaultRelay {
  readonly port: number;
  /**
   * The moment of one connection has come: the fault begins when so many bytes of the server have come through.
   * @param serverSidePort the port of the relay that the server sees
   */
  arm(serverSidePort: number, afterBytes: number): void;
  stop(): Promise<void>;
}

/** @param atConnect the fault is there from the start, on every connection; for `down`, nobody listens */
export async function startFaultRelay(
  targetPort: number,
  fault: Fault,
  atConnect: boolean,
): Promise<FaultRelay> {
  const sockets = new Set<Socket>();
  /** By the relay's own port towards the server, which the server sees. */
  const ways = new Map<number, Way>();
  /** Moments that came before the relay itself knew of its connection. */
  const early = new Map<number, number>();
  let isDown = false;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
  };
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (client) => {
    keep(client);
    if (isDown) return client.resetAndDestroy();
    const upstream = connect({ host: loopback, port: targetPort, allowHalfOpen: true }, () => {
      const way = new Way(client, upstream, fault, () => {
        isDown = true;
        server.close();
      });
      const serverSidePort = upstream.localPort ?? 0;
      ways.set(serverSidePort, way);
      const bytes = early.get(serverSidePort);
      if (bytes !== undefined) way.breakAfter(bytes);
      if (atConnect) way.breakAfter(0);
      client.resume();
    });
    keep(upstream);
    client.once('close', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, loopback, resolve);
  });
  const bound = server.address();
  const stop = () =>
    new Promise<void>((stopped) => {
      for (const socket of sockets) socket.destroy();
      if (!server.listening) return stopped();
      server.close(() => stopped());
    });
  if (atConnect && fault === 'down') await stop();
  return {
    port: bound !== null && typeof bound === 'object' ? bound.port : 0,
    arm: (serverSidePort, afterBytes) => {
      early.set(serverSidePort, afterBytes);
      ways.get(serverSidePort)?.breakAfter(afterBytes);
    },
    stop,
  };
}

/** One connection through the relay. */
class Way {
  #broken = false;
  #left = allowedBytes;
  #passed = 0;
  #breakAt = Number.POSITIVE_INFINITY;
  /** Keeps the order of what is sent late. */
  #queue: Promise<void> = Promise.resolve();

  constructor(
    private readonly client: Socket,
    private readonly server: Socket,
    private readonly fault: Fault,
    private readonly goDown: () => void,
  ) {
    server.once('close', () => {
      if (!this.#swallows)
        this.#then(async () => {
          client.destroySoon();
        });
    });
    client.on('data', (chunk: Buffer) => {
      if (!this.#swallows) server.write(chunk);
    });
    client.once('end', () => server.end());
    server.on('data', (chunk: Buffer) => {
      const healthy = Math.max(0, Math.min(chunk.length, this.#breakAt - this.#passed));
      this.#passed += healthy;
      if (healthy > 0) this.#then(async () => this.#write(chunk.subarray(0, healthy)));
      if (this.#passed >= this.#breakAt) this.#break();
      if (healthy < chunk.length) this.#toClient(chunk.subarray(healthy));
    });
    server.once('end', () => {
      if (!this.#swallows)
        this.#then(async () => {
          client.end();
        });
    });
  }

  /** Nothing comes through any more, not even an end. */
  get #swallows(): boolean {
    return this.#broken && this.fault === 'time-out';
  }

  breakAfter(bytes: number): void {
    this.#breakAt = bytes;
    if (this.#passed >= bytes) this.#break();
  }

  #break(): void {
    if (this.#broken) return;
    this.#broken = true;
    this.#then(async () => {
      if (this.fault === 'reset') this.client.resetAndDestroy();
      if (this.fault === 'half-close') this.client.end();
      if (this.fault !== 'down') return;
      this.goDown();
      this.client.end();
      this.server.destroy();
    });
  }

  /** What becomes of bytes of the server after the moment. */
  #toClient(chunk: Buffer): void {
    this.#then(async () => {
      if (this.fault === 'latency') {
        await pause(latencyMs);
        this.#write(chunk);
      }
      if (this.fault === 'bandwidth') await this.#drip(chunk, trickle.bytes, trickle.everyMs);
      if (this.fault === 'slicing') await this.#drip(chunk, 1, 0);
      if (this.fault === 'byte-limit') this.#cut(chunk);
    });
  }

  #cut(chunk: Buffer): void {
    this.#write(chunk.subarray(0, this.#left));
    this.#left = Math.max(0, this.#left - chunk.length);
    if (this.#left === 0) this.client.end();
  }

  async #drip(chunk: Buffer, size: number, everyMs: number): Promise<void> {
    for (let at = 0; at < chunk.length && !this.client.destroyed; at += size) {
      this.#write(chunk.subarray(at, at + size));
      await pause(everyMs);
    }
  }

  #then(act: () => Promise<void>): void {
    this.#queue = this.#queue.then(act);
  }

  #write(chunk: Buffer): void {
    if (!this.client.destroyed && !this.client.writableEnded) this.client.write(chunk);
  }
}

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    if (ms > 0) setTimeout(resolve, ms);
    else setImmediate(resolve);
  });

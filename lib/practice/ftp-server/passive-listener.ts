import { createServer, type Server, type Socket } from 'node:net';
import type { DataPort } from './data-port';
import { limits } from './limits';

/** First and last port, both included. */
export type PortSlice = readonly [from: number, to: number];

/** One announced passive port, waiting for one connection of one peer. */
export type PassiveListener = DataPort & { readonly port: number };

type Options = {
  readonly slice: PortSlice;
  /** Where in the slice to begin looking, so that ports take turns. */
  readonly offset: number;
  /** The address of the control connection's client; everybody else is hung up on (RFC 2577 section 5). */
  readonly peer: string;
  /** False leaves the port closed after it was proved to be free. */
  readonly open: boolean;
};

/** Binds the next port of the slice that is free; null when none is. */
export async function openPassiveListener(options: Options): Promise<PassiveListener | null> {
  const [from, to] = options.slice;
  const size = to - from + 1;
  for (let step = 0; step < size; step += 1) {
    const port = from + ((options.offset + step) % size);
    const server = createServer({ pauseOnConnect: true });
    if (!(await binds(server, port))) continue;
    if (options.open) return listenerOn(server, port, options.peer);
    await new Promise((resolve) => server.close(resolve));
    return { port, accept: async () => null, close: () => {} };
  }
  return null;
}

const binds = (server: Server, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => resolve(true));
  });

function listenerOn(server: Server, port: number, peer: string): PassiveListener {
  let arrived: Socket | null = null;
  let taken = false;
  let announce: (socket: Socket | null) => void = () => {};
  server.on('error', () => {});
  server.on('connection', (socket) => {
    socket.on('error', () => {});
    if (arrived || socket.remoteAddress !== peer) {
      socket.destroy();
      return;
    }
    arrived = socket;
    server.close();
    announce(socket);
  });
  const accept = async (): Promise<Socket | null> => {
    taken = true;
    if (arrived) return arrived;
    return new Promise((resolve) => {
      const timer = setTimeout(() => announce(null), limits.dataConnectMs);
      announce = (socket) => {
        clearTimeout(timer);
        server.close();
        resolve(socket);
      };
    });
  };
  const close = (): void => {
    server.close();
    announce(null);
    if (!taken) arrived?.destroy();
  };
  return { port, accept, close };
}

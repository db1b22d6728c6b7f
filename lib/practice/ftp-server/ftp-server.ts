import { createServer, type Server, type Socket } from 'node:net';
import type { Door } from './behaviour';
import { holdControlSession } from './control-session';
import { limits } from './limits';
import type { ServerContext } from './session';

export type RunningFtpServer = {
  /** Public control port -> loopback port. */
  readonly ports: Readonly<Record<string, number>>;
  /** Closes every socket and waits until they are gone. */
  stop(): Promise<void>;
};

/**
 * Opens every door of one server on loopback. `candidates` gives the loopback ports to try for the door
 * with that index, in order; port 0 takes any free one. Throws when none can be bound.
 */
export async function startFtpServer(
  context: ServerContext,
  candidates: (door: number) => readonly number[],
): Promise<RunningFtpServer> {
  const sockets = new Set<Socket>();
  const servers: Server[] = [];
  const ports: Record<string, number> = {};
  const stop = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  };
  try {
    for (const [index, [publicPort, door]] of Object.entries(context.behaviour.doors).entries()) {
      const server = createServer({ noDelay: true }, (socket) => {
        sockets.add(socket);
        socket.once('close', () => sockets.delete(socket));
        socket.on('error', () => socket.destroy());
        void openDoor(socket, door, context);
      });
      server.maxConnections = limits.connections;
      ports[publicPort] = await bindFirst(server, candidates(index));
      servers.push(server);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { ports, stop };
}

async function openDoor(socket: Socket, door: Door, context: ServerContext): Promise<void> {
  if (door.speaks === 'ftp') return holdControlSession(socket, door, context);
  const lifetime = setTimeout(() => socket.destroy(), limits.idleMs);
  socket.once('close', () => clearTimeout(lifetime));
  if (door.speaks === 'banner') {
    socket.write(door.banner);
    socket.once('data', () => socket.end(door.answer));
  }
  socket.resume();
}

async function bindFirst(server: Server, candidates: readonly number[]): Promise<number> {
  for (const port of candidates) {
    const bound = await bind(server, port);
    if (bound !== null) return bound;
  }
  throw new Error(`none of the loopback ports ${candidates.join(', ')} can be bound`);
}

const bind = (server: Server, port: number): Promise<number | null> =>
  new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(null);
      else reject(error);
    };
    server.once('error', refuse);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.removeListener('error', refuse);
      server.on('error', () => {});
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : null);
    });
  });

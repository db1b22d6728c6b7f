import { createServer, type Server, type Socket } from 'node:net';
import type { Dialer } from '@/lib/server/network/dialer';
import { hostileCertificates } from './hostile-certificates';
import { Peer } from './peer';

export const host = 'ftp.hostile.test';
const address = '192.0.2.90';
const loopback = '127.0.0.1';

/** What a server does with one client, from the first moment to the last. */
export type Act = (peer: Peer, host: HostileHost) => Promise<void> | void;

/** One host on loopback behind a documentation address; a public port that has no act is closed. */
export interface HostileHost {
  readonly dialer: Dialer;
  /** The loopback port behind a public one; 0 for a closed one. */
  port(publicPort: number): number;
  /** Opens another port, for data; it has the same number outside. */
  listen(act: (peer: Peer) => Promise<void> | void): Promise<number>;
  /** What the acts threw: faults of the test. */
  readonly faults: readonly unknown[];
  stop(): Promise<void>;
}

export async function startHostileHost(acts: Readonly<Record<number, Act>>): Promise<HostileHost> {
  const servers: Server[] = [];
  const sockets = new Set<Socket>();
  const faults: unknown[] = [];
  const ports = new Map<number, number>();
  let stopping = false;

  const listen = async (act: (peer: Peer) => Promise<void> | void): Promise<number> => {
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      // Accepted by the system before the end, and handed over after it.
      if (stopping) {
        socket.destroy();
        return;
      }
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      const fault = (error: unknown) => void faults.push(error);
      Promise.resolve(act(new Peer(socket))).catch(fault);
    });
    servers.push(server);
    await new Promise<void>((resolve) => {
      server.listen(0, loopback, resolve);
    });
    const bound = server.address();
    return bound !== null && typeof bound === 'object' ? bound.port : 0;
  };

  const running: HostileHost = {
    dialer: {
      lookUp: (name, type) =>
        name !== host ? null : type === 'A' ? [{ type, value: address, ttl: null }] : [],
      place: (target) => {
        const mapped = ports.get(target.port);
        if (target.address !== address) return 'forbidden';
        if (mapped === undefined && target.port < 1024) return 'refused';
        return {
          host: loopback,
          port: mapped ?? target.port,
          trust: hostileCertificates.caPem,
          practice: true,
        };
      },
    },
    port: (publicPort) => ports.get(publicPort) ?? 0,
    listen,
    faults,
    stop: async () => {
      stopping = true;
      const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
      for (const socket of sockets) socket.destroy();
      await Promise.all(closed);
    },
  };
  for (const [port, act] of Object.entries(acts))
    ports.set(Number(port), await listen((peer) => act(peer, running)));
  return running;
}

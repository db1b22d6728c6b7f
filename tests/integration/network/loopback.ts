import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { parsePrefix } from '@/lib/net/cidr';
import { startDeadline } from '@/lib/net/deadline';
import type { Connection } from '@/lib/net/network';
import { allowTarget, makeTargetPolicy } from '@/lib/net/target-policy';
import { createPracticeCertificates } from '@/lib/practice/certificates/practice-certificates';
import type { ConnectionAudit } from '@/lib/server/network/connection-audit';
import type { Dialer } from '@/lib/server/network/dialer';
import { nodeClock } from '@/lib/server/network/node-clock';
import { createNodeNetwork, type NodeNetworkOptions } from '@/lib/server/network/node-network';

/** Real sockets on loopback behind documentation addresses: what a lab policy and a test's dialer make of them. */

export const host = 'ftp.lab.test';
export const address = '192.0.2.80';
export const certificates = createPracticeCertificates(new Date());

const block = parsePrefix('192.0.2.0/24');
export const policy = makeTargetPolicy({ lab: { networks: block.ok ? [block.value] : [], testNames: true } });

const dialer: Dialer = {
  lookUp: () => null,
  place: (target) => ({ host: '127.0.0.1', port: target.port, trust: certificates.caPem, practice: true }),
};

export const audits: ConnectionAudit[] = [];

export const openLoopbackNetwork = (options: Partial<NodeNetworkOptions> = {}) =>
  createNodeNetwork({
    dialer,
    resolvers: [],
    trustAnchorsPem: [],
    activePortRange: null,
    onConnection: (audit) => void audits.push(audit),
    ...options,
  });

export const network = openLoopbackNetwork();

export function target(port: number) {
  const made = allowTarget(policy, { host, address, port, purpose: 'passive-data' });
  if (!made.ok) throw new Error(made.reason);
  return made.value;
}

export const within = (ms: number, cancel: AbortSignal | null = null) => startDeadline(nodeClock, ms, cancel);

/** Connects or fails the test. */
export async function connectTo(port: number): Promise<Connection> {
  const outcome = await network.connect(target(port), within(2000));
  if (!outcome.ok) throw new Error(`${outcome.failure} ${outcome.detail}`);
  return outcome.connection;
}

export const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
export const encode = (line: string) => new TextEncoder().encode(line);
export const noTicket = { serverName: host, resume: null } as const;

export interface Running {
  readonly port: number;
  readonly sockets: Set<Socket>;
  stop(): Promise<void>;
}

/** A TCP server on loopback that does one thing with every client. */
export const serve = (act: (socket: Socket) => void): Promise<Running> => start(createServer(act));

/** A TLS server with a certificate for `host`. */
export const serveTls = (options: TlsOptions, act: (socket: Socket) => void): Promise<Running> => {
  const { chainPem, keyPem } = certificates.serve('trusted', [host]);
  const server = createTlsServer({ cert: chainPem, key: keyPem, sessionIdContext: 'test', ...options }, act);
  server.on('tlsClientError', () => undefined);
  return start(server);
};

async function start(server: Server): Promise<Running> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const bound = server.address();
  return {
    port: bound && typeof bound === 'object' ? bound.port : 0,
    sockets,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

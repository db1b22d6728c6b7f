import { createServer, type Server, type Socket } from 'node:net';
import { startDeadline } from '@/lib/net/deadline';
import { allowTarget, makeTargetPolicy } from '@/lib/net/target-policy';
import type { TransferOrder } from '@/lib/probes/end-to-end-transfer';
import { createBasicFtpTransfer } from '@/lib/server/network/basic-ftp-transfer';
import type { ConnectionAudit } from '@/lib/server/network/connection-audit';
import { nodeClock } from '@/lib/server/network/node-clock';

/** Where the tests say that the server is; connections to it end on loopback. */
export const address = '93.184.215.14';
const host = 'ftp.example.net';
const servers: Server[] = [];
const sockets = new Set<Socket>();

/** Ends every server and connection of this file. */
export async function stopServers(): Promise<void> {
  for (const socket of sockets) socket.destroy();
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
}

const listen = (onSocket: (socket: Socket) => void): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      onSocket(socket);
    });
    servers.push(server);
    server.listen(0, '127.0.0.1', () => {
      const place = server.address();
      if (typeof place === 'object' && place) resolve(place.port);
    });
  });

export interface Ways {
  /** Takes the data connection of an upload instead of the usual way. */
  readonly receive?: (data: Socket, say: (text: string) => void, keep: (bytes: Buffer) => void) => void;
  /** Answers a download instead of the usual way. */
  readonly give?: (data: Socket, file: Buffer, say: (text: string) => void) => void;
}

/** A small server without encryption; `answer` may replace any answer. Replies go out byte by byte. */
export async function startServer(
  answer: (line: string) => string | null = () => null,
  { receive, give }: Ways = {},
) {
  const files = new Map<string, Buffer>();
  let transfer: ((data: Socket) => void) | null = null;
  let pending: Socket | null = null;
  const dataPort = await listen((data) => {
    pending = data;
    transfer?.(data);
    transfer = null;
  });
  const onData = (work: (data: Socket) => void) => {
    if (pending && !pending.destroyed) work(pending);
    else transfer = work;
    pending = null;
  };
  const heard: string[] = [];
  const controlPort = await listen((socket) => {
    socket.setNoDelay(true);
    const say = (text: string) => {
      for (const character of `${text}\r\n`) socket.write(character);
    };
    say('220-Hello\r\n220 there');
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
      for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
        const line = text.slice(0, end);
        text = text.slice(end + 2);
        heard.push(line);
        obey(line, say);
      }
    });
  });
  const obey = (line: string, say: (text: string) => void) => {
    const [verb = '', name = ''] = line.split(' ');
    const own = answer(line);
    if (own !== null) return own === '' ? undefined : say(own);
    const send = (bytes: Buffer | string) => {
      say('150 Here');
      onData((data) => data.end(bytes, () => say('226 Done')));
    };
    if (verb === 'USER') return say('331 Password');
    if (verb === 'PASS') return say('230 In');
    if (verb === 'EPSV') return say(`229 ok (|||${dataPort}|)`);
    if (verb === 'RETR' && give) {
      say('150 Here');
      return onData((data) => give(data, files.get(name) ?? Buffer.alloc(0), say));
    }
    if (verb === 'RETR') return send(files.get(name) ?? Buffer.alloc(0));
    if (verb === 'SIZE') return say(`213 ${files.get(name)?.length ?? 0}`);
    if (verb === 'DELE') return say(files.delete(name) ? '250 Gone' : '550 None');
    if (verb === 'TYPE') return say('200 Fine');
    if (verb !== 'STOR') return say('502 No');
    say('150 Send');
    onData((data) => {
      if (receive) return receive(data, say, (bytes) => files.set(name, bytes));
      const chunks: Buffer[] = [];
      data.on('data', (chunk) => chunks.push(chunk));
      data.on('end', () => {
        files.set(name, Buffer.concat(chunks));
        data.end();
        say('226 Stored');
      });
    });
  };
  return { controlPort, dataPort, files, heard };
}

type Changes = Partial<Pick<TransferOrder, 'content'>> & {
  readonly ms?: number;
  readonly cancel?: AbortSignal | null;
  readonly patience?: Partial<TransferOrder['patience']>;
};
type Started = Awaited<ReturnType<typeof startServer>>;

/** Sends a file there and back through the product. */
export async function transfer(
  { controlPort, dataPort }: Started,
  { ms = 5000, cancel = null as AbortSignal | null, ...changes }: Changes = {},
) {
  const policy = makeTargetPolicy();
  const target = allowTarget(policy, { host, address, port: 2121, purpose: 'control', knownPorts: [2121] });
  if (!target.ok) throw new Error(target.reason);
  const audits: ConnectionAudit[] = [];
  const proof = createBasicFtpTransfer({
    dialer: {
      lookUp: () => null,
      place: ({ port }) => ({
        host: '127.0.0.1',
        port: port === 2121 ? controlPort : dataPort,
        trust: 'public',
        practice: true,
      }),
    },
    trustAnchorsPem: [],
    onConnection: (audit) => audits.push(audit),
  });
  const order: TransferOrder = {
    target: target.value,
    serverName: host,
    protection: 'clear',
    login: { user: 'alice', password: 'correct-horse' },
    fileName: 'portside-test-1.bin',
    content: Buffer.from('some content\r\n\0\xff'),
    ...changes,
    patience: { connectMs: 2000, stallMs: 3000, uploadMs: 3000, downloadMs: 3000, ...changes.patience },
    allowDataPort: (port) => allowTarget(policy, { host, address, port, purpose: 'passive-data' }),
  };
  const deadline = startDeadline(nodeClock, ms, cancel);
  const startedAt = performance.now();
  const outcome = await proof.run(order, deadline);
  deadline.clear();
  return { ...outcome, audits, tookMs: performance.now() - startedAt };
}

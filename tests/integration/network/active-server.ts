import { connect, createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
import { certificates, host } from './loopback';

/** What a server that connects back does differently. */
export interface ActiveManners {
  /** Greets after a handshake, or offers AUTH TLS. */
  readonly tls?: 'implicit' | 'explicit';
  /** Our end of the call; another loopback address stands for a stranger. */
  readonly callsFrom?: string;
  /** Calls before LIST is answered, and how many times. */
  readonly calls?: number;
  readonly answers?: Readonly<Record<string, string>>;
  /** What goes over the data connection. */
  readonly listing?: Buffer | 'endless' | 'silent';
  /** `none` sends the listing in clear although encryption was agreed. */
  readonly dataTls?: 'resumes' | 'none';
}

export interface ActiveServer {
  readonly port: number;
  /** Lines that arrived, with arguments. */
  readonly heard: readonly string[];
  /** Whether the newest data connection resumed a session. */
  resumed(): boolean | null;
  stop(): Promise<void>;
}

export const activeListing = Buffer.from('-rw-r--r-- 1 a a 12 Jan 1 00:00 readme.txt\r\n');

/** A server that knows active mode alone: written apart from everything that is under test. */
export async function serveActive(family: 4 | 6, manners: ActiveManners = {}): Promise<ActiveServer> {
  const sockets = new Set<Socket>();
  const heard: string[] = [];
  const state = { resumed: null as boolean | null };
  const { chainPem, keyPem } = certificates.serve('trusted', [host]);
  const secureContext = createSecureContext({ cert: chainPem, key: keyPem, sessionIdContext: 'active' });
  const server = createServer((socket) => {
    keep(socket, sockets);
    converse(socket, { manners, secureContext, heard, sockets, state });
  });
  const port = await listen(server, family === 6 ? '::1' : '127.0.0.1');
  return {
    port,
    heard,
    resumed: () => state.resumed,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

interface Conversation {
  readonly manners: ActiveManners;
  readonly secureContext: SecureContext;
  readonly heard: string[];
  readonly sockets: Set<Socket>;
  readonly state: { resumed: boolean | null };
}

function converse(raw: Socket, conversation: Conversation): void {
  const { manners, secureContext, heard } = conversation;
  let control: Socket = raw;
  let announced: { host: string; port: number } | null = null;
  let isProtected = false;
  const say = (line: string) => void control.write(`${line}\r\n`);
  const obey = async (line: string) => {
    heard.push(line);
    const [verb = '', argument = ''] = line.split(' ');
    const scripted = manners.answers?.[verb];
    if (scripted !== undefined && scripted !== '') return say(scripted);
    if (scripted === '') return;
    if (verb === 'AUTH') {
      say('234 Go.');
      control.removeAllListeners('data');
      return secure();
    }
    if (verb === 'PORT' || verb === 'EPRT') {
      announced = place(verb, argument);
      return say('200 Noted.');
    }
    if (verb === 'PROT') isProtected = argument === 'P';
    if (verb !== 'LIST') return say('200 Fine.');
    if (!announced) return say('425 Where to?');
    await sendListing(announced, isProtected, conversation, say);
  };
  const listenTo = (socket: Socket) => {
    control = socket;
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
        const line = text.slice(0, end);
        text = text.slice(end + 2);
        void obey(line);
      }
    });
  };
  const secure = () => {
    const secured = new TLSSocket(raw, { isServer: true, secureContext });
    secured.on('error', () => undefined);
    listenTo(secured);
    return undefined;
  };
  if (manners.tls === 'implicit') secure();
  else listenTo(raw);
  say('220 Welcome.');
}

async function sendListing(
  announced: { host: string; port: number },
  isProtected: boolean,
  { manners, secureContext, sockets, state }: Conversation,
  say: (line: string) => void,
): Promise<void> {
  const { callsFrom, calls = 1, listing = activeListing, dataTls = 'resumes' } = manners;
  const call = () =>
    new Promise<Socket | null>((resolve) => {
      const socket = connect({ ...announced, ...(callsFrom ? { localAddress: callsFrom } : {}) });
      keep(socket, sockets);
      socket.once('connect', () => resolve(socket));
      socket.once('error', () => resolve(null));
    });
  const opened = await Promise.all(Array.from({ length: calls }, call));
  const raw = opened[0];
  if (!raw) return say('425 Cannot connect to you.');
  say('150 Here it comes.');
  let data: Socket = raw;
  if (isProtected && dataTls === 'resumes') {
    const secured = new TLSSocket(raw, { isServer: true, secureContext });
    secured.on('error', () => undefined);
    secured.once('secure', () => {
      state.resumed = secured.isSessionReused();
    });
    data = secured;
  }
  const finish = () => say('226 Done.');
  if (listing === 'silent') return;
  if (listing === 'endless') {
    const more = () => {
      if (!data.destroyed) data.write(Buffer.alloc(16_384, 'x'), more);
    };
    data.once('close', () => say('426 You hung up.'));
    return more();
  }
  data.end(listing, finish);
}

function place(verb: string, argument: string): { host: string; port: number } {
  if (verb === 'EPRT') {
    const [, , address = '', port] = argument.split('|');
    return { host: address, port: Number(port) };
  }
  const numbers = argument.split(',').map(Number);
  const [high = 0, low = 0] = numbers.slice(4);
  return { host: numbers.slice(0, 4).join('.'), port: high * 256 + low };
}

function keep(socket: Socket, sockets: Set<Socket>): void {
  sockets.add(socket);
  socket.on('error', () => undefined);
  socket.once('close', () => sockets.delete(socket));
}

const listen = (server: Server, address: string): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, address, () => {
      const bound = server.address();
      resolve(bound && typeof bound === 'object' ? bound.port : 0);
    });
  });

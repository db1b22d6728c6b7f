import { hostileCertificates } from './hostile-certificates';
import type { Act, HostileHost } from './hostile-host';
import type { Peer } from './peer';

/** One control conversation: who speaks, and the data connection that was asked for last. */
export interface Session {
  readonly peer: Peer;
  readonly host: HostileHost;
  /** The port that the client announced last, for a connection from us; null after it asked for one of ours. */
  announced(): number | null;
  /** Opens a data port. */
  openData(): Promise<number>;
  /** The client's connection to the newest data port. */
  data(): Promise<Peer>;
}

/** An answer: the reply line, or what to do instead. */
export type Answer = string | ((session: Session, line: string) => Promise<void> | void);
/** By whole line (`auth tls`) or by command word, in small letters. */
export type Answers = Readonly<Record<string, Answer>>;

export const listing = '-rw-r--r-- 1 a a 12 Jan 01 00:00 readme.txt\r\n';
const { good } = hostileCertificates;

/** `192,0,2,90,p1,p2` for a port. */
const sixNumbers = (port: number): string => `192,0,2,90,${port >> 8},${port & 255}`;

/** The data connection, encrypted when the control connection is. */
async function readyData({ peer, data }: Session): Promise<Peer> {
  const ready = await data();
  if (peer.encrypted) await ready.startTls(good);
  return ready;
}

const sendFile =
  (content: () => string | Uint8Array) =>
  async (session: Session): Promise<void> => {
    session.peer.say('150 Here it comes.');
    const data = await readyData(session);
    data.send(content());
    data.end();
    session.peer.say('226 Done.');
  };

/** LIST as it should be. */
export const healthyListing = sendFile(() => listing);

/** A healthy account with room for one file. */
function account(): Answers {
  let stored = '';
  return {
    feat: ({ peer }) =>
      peer.send('211-Features:\r\n AUTH TLS\r\n PBSZ\r\n PROT\r\n EPSV\r\n SIZE\r\n UTF8\r\n211 End\r\n'),
    'auth tls': async ({ peer }) => {
      peer.say('234 Go on.');
      await peer.startTls(good);
    },
    user: ({ peer }) => peer.say(peer.encrypted ? '331 Password please.' : '530 Use TLS first.'),
    pass: '230 Welcome.',
    syst: '215 UNIX Type: L8',
    pbsz: '200 PBSZ=0',
    prot: '200 Fine.',
    type: '200 Fine.',
    stru: '200 Fine.',
    opts: '200 Fine.',
    noop: '200 Fine.',
    pwd: '257 "/" is it.',
    pasv: async ({ peer, openData }) =>
      peer.say(`227 Entering Passive Mode (${sixNumbers(await openData())}).`),
    epsv: async ({ peer, openData }) =>
      peer.say(`229 Entering Extended Passive Mode (|||${await openData()}|)`),
    list: healthyListing,
    stor: async (session) => {
      session.peer.say('150 Go ahead.');
      const data = await readyData(session);
      stored = await data.text();
      data.end();
      session.peer.say('226 Stored.');
    },
    size: ({ peer }) => peer.say(`213 ${stored.length}`),
    retr: sendFile(() => Buffer.from(stored, 'latin1')),
    dele: '250 Gone.',
    quit: ({ peer }) => {
      peer.say('221 Bye.');
      peer.end();
    },
  };
}

/** The port in PORT (RFC 959 section 4.1.2) and EPRT (RFC 2428 section 2). */
function announcedPort(line: string): number | null {
  const [, high, low] = /^PORT .*,(\d+),(\d+)$/.exec(line) ?? [];
  const [, whole] = /^EPRT \|\d\|.*\|(\d+)\|$/.exec(line) ?? [];
  if (whole !== undefined) return Number(whole);
  return high === undefined ? null : Number(high) * 256 + Number(low);
}

/** Answers line after line until the client has gone. `changes` replaces answers of a healthy server. */
export async function converse(peer: Peer, host: HostileHost, changes: Answers = {}): Promise<void> {
  const answers: Answers = { ...account(), ...changes };
  let arrived: Promise<Peer> = new Promise(() => undefined);
  let announced: number | null = null;
  const session: Session = {
    peer,
    host,
    announced: () => announced,
    openData: async () => {
      announced = null;
      let port: Promise<number> = Promise.resolve(0);
      arrived = new Promise((resolve) => {
        port = host.listen(resolve);
      });
      return port;
    },
    data: () => arrived,
  };
  for (let line = await peer.line(); line !== null; line = await peer.line()) {
    const answer =
      answers[line.toLowerCase()] ?? answers[line.split(' ')[0]?.toLowerCase() ?? ''] ?? '502 Not here.';
    announced = announcedPort(line) ?? announced;
    if (typeof answer === 'string') peer.say(answer);
    else await answer(session, line);
  }
  peer.end();
}

/** A healthy control port with explicit encryption, in which some answers are replaced. */
export const explicitPort =
  (changes: Answers = {}, greeting = '220 Welcome.\r\n'): Act =>
  async (peer, host) => {
    peer.send(greeting);
    await converse(peer, host, changes);
  };

/** A healthy control port with encryption from the start. */
export const implicitPort =
  (changes: Answers = {}): Act =>
  async (peer, host) => {
    if (!(await peer.startTls(good))) return;
    peer.say('220 Welcome.');
    await converse(peer, host, changes);
  };

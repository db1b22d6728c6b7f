import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Door } from './behaviour';
import { commands } from './commands/registry';
import { ControlChannel, type Incoming } from './control-channel';
import { limits } from './limits';
import type { ServerContext, Session } from './session';

type FtpDoor = Extract<Door, { speaks: 'ftp' }>;

/** Holds one FTP conversation from greeting to goodbye. Resolves when it is over, whatever happened. */
export async function holdControlSession(
  socket: Socket,
  door: FtpDoor,
  server: ServerContext,
): Promise<void> {
  const lifetime = setTimeout(() => socket.destroy(), limits.sessionMs);
  const gone = new AbortController();
  const channel = new ControlChannel(socket);
  const session: Session = {
    server,
    channel,
    peer: socket.remoteAddress ?? '',
    tlsOffered: door.tls === 'explicit',
    gone: gone.signal,
    user: null,
    loggedIn: false,
    failedLogins: 0,
    folder: '/',
    protectsData: door.tls === 'implicit',
    dataPort: null,
    done: false,
  };
  socket.once('close', () => {
    gone.abort();
    session.dataPort?.close();
  });
  try {
    if (door.tls === 'implicit' && !(await channel.startTls(null, server.secureContext))) return;
    if (await greet(session)) await converse(session);
  } finally {
    clearTimeout(lifetime);
    session.dataPort?.close();
    channel.end();
    setTimeout(() => socket.destroy(), 2000).unref();
  }
}

async function greet(session: Session): Promise<boolean> {
  const { greeting, greetingDelayMs, closesAfterGreeting } = session.server.behaviour;
  if (greetingDelayMs > 0) await wait(greetingDelayMs, null, { signal: session.gone }).catch(() => {});
  await session.channel.reply(greeting);
  return !closesAfterGreeting;
}

async function converse(session: Session): Promise<void> {
  for (let count = 0; !session.done; count += 1) {
    const incoming = await session.channel.nextLine();
    const farewell = count >= limits.commands ? '421 That was enough for one session.' : goodbye(incoming);
    if (farewell !== null) await session.channel.reply(farewell);
    if (farewell !== null || incoming.kind !== 'line') return;
    await obey(session, incoming.text);
  }
}

const goodbye = (incoming: Incoming): string | null => {
  if (incoming.kind === 'too-long') return '500 The command line is too long.';
  return incoming.kind === 'idle' ? '421 Nothing was said for too long.' : null;
};

/** Control characters in a line are how commands are slipped into file names; none is ever acted on. */
const unsafe = /[\p{Cc}\ufffd]/u;

async function obey(session: Session, line: string): Promise<void> {
  if (unsafe.test(line)) return session.channel.reply('501 Control characters are not allowed here.');
  const space = line.indexOf(' ');
  const verb = (space < 0 ? line : line.slice(0, space)).toUpperCase();
  const command = commands.get(verb);
  if (!command) return session.channel.reply('500 This command is not understood.');
  if (command.needsLogin && !session.loggedIn) return session.channel.reply('530 Please log in first.');
  await command.run(session, space < 0 ? '' : line.slice(space + 1));
}

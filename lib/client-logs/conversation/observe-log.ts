import { parsePasv } from '@/lib/ftp/passive-reply';
import { parseAddress } from '@/lib/net/address';
import type { ClientEvent, LogEntry } from '../log-entry';
import { transferVerbs } from './file-verbs';
import { type LogSession, newSession, note, type SeenInLog } from './log-session';
import { endHandshake, onReply, succeed } from './on-reply';
import { onSaying } from './on-saying';

/** What a log shows, connection by connection: each starts where the program says so, or where the service greets again. */
export function observeLog(entries: readonly LogEntry[], client: string): readonly SeenInLog[] {
  const seen: SeenInLog[] = [];
  let session = newSession();
  const begin = (from: Partial<LogSession>) => {
    close(session);
    seen.push(...session.seen);
    session = newSession(from);
  };
  for (const entry of entries) {
    if (entry.kind === 'event' && entry.event.type === 'connecting') begin(placeOf(entry.event, session));
    else if (entry.kind === 'reply' && entry.code === 220 && isAnew(session))
      begin({ host: session.host, address: session.address, port: session.port });
    take(session, entry, client);
    session.lastLine = entry.line;
  }
  begin({});
  return seen;
}

/** A greeting in the middle of a conversation begins another one. */
const isAnew = (session: LogSession): boolean =>
  session.pending.length === 0 && (session.ended || session.stage === 'ready' || session.stage === 'login');

function placeOf(
  event: Extract<ClientEvent, { type: 'connecting' }>,
  before: LogSession,
): Partial<LogSession> {
  const name = event.host ?? before.host;
  const address = name === null ? null : parseAddress(name.replace(/^\[|\]$/g, ''));
  return {
    stage: 'connecting',
    host: name,
    address: address?.text ?? (name === before.host ? before.address : null),
    port: event.port ?? before.port,
  };
}

function take(session: LogSession, entry: LogEntry, client: string): void {
  switch (entry.kind) {
    case 'command':
      onCommand(session, entry.line, entry.verb, entry.argument);
      break;
    case 'reply':
      onReply(session, entry.line, entry.code, entry.text);
      break;
    case 'saying':
      onSaying(session, entry.line, entry.says, entry.text, client);
      break;
    case 'foreign':
      note(session, entry.line, {
        kind: 'greeting',
        protection: 'clear',
        speaks: entry.text.startsWith('SSH') ? 'ssh' : entry.text.startsWith('HTTP') ? 'http' : 'unknown',
        reply: null,
        software: null,
        failure: 'not_ftp',
      });
      session.ended = true;
      break;
    default:
      onEvent(session, entry.line, entry.event);
      break;
  }
}

function onCommand(session: LogSession, line: number, verb: string, argument: string): void {
  session.pending.push({ verb, argument, line });
  if (verb === 'PORT' || verb === 'EPRT')
    session.setup = { command: verb, ...announced(verb, argument), line };
  if (transferVerbs.has(verb)) session.operation = { verb, line, started: false, setup: session.setup };
}

function announced(verb: 'PORT' | 'EPRT', argument: string): { address: string | null; port: number | null } {
  if (verb === 'PORT') {
    const parsed = parsePasv(`(${argument})`);
    return parsed.ok ? parsed.value : { address: null, port: null };
  }
  const [, , address = null, port = null] = argument.split('|');
  return { address, port: port === null ? null : Number(port) || null };
}

function onEvent(session: LogSession, line: number, event: ClientEvent): void {
  switch (event.type) {
    case 'connecting':
      return;
    case 'connected':
      note(session, line, { kind: 'tcp-connect' });
      session.stage = 'connected';
      return;
    case 'encrypting':
      if (session.stage === 'connecting' || session.stage === 'connected') session.protection = 'implicit';
      return;
    case 'encrypted':
      if (session.handshake !== null) endHandshake(session);
      else if (session.stage !== 'greeted' && session.protection === 'implicit')
        note(session, line, {
          kind: 'tls-handshake',
          mode: 'implicit',
          reply: null,
          tls: null,
          clearText: null,
        });
      return;
    case 'data-connecting':
      if (session.setup)
        session.setup = {
          ...session.setup,
          address: event.address ?? session.setup.address,
          port: event.port ?? session.setup.port,
        };
      return;
    case 'data-connected':
      if (session.operation) session.operation = { ...session.operation, started: true };
      return;
    case 'done':
      if (session.operation) succeed(session, line, session.operation, null);
      session.operation = null;
      session.setup = null;
      return;
    default:
      session.operation = null;
      session.setup = null;
  }
}

/** What the end of a conversation shows. */
function close(session: LogSession): void {
  const { authRefused } = session;
  const wentOn = session.stage === 'login' || session.stage === 'ready';
  if (authRefused && !wentOn && session.protection === 'clear')
    note(session, authRefused.line, {
      kind: 'tls-handshake',
      mode: 'explicit',
      reply: authRefused.reply,
      tls: null,
      clearText: null,
      failure: 'tls_not_offered',
    });
}

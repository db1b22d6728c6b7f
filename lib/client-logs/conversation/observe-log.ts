import { parsePasv } from '@/lib/ftp/passive-reply';
import { visibleText } from '@/lib/ftp/visible-text';
import { parseAddress } from '@/lib/net/address';
import type { ClientEvent, LogEntry } from '../log-entry';
import { closeSession } from './close-session';
import { transferVerbs } from './file-verbs';
import { lastStates } from './last-states';
import { type LogSession, newSession, note, type SeenInLog } from './log-session';
import { isActive } from './note-data';
import { onEvent } from './on-event';
import { onReply } from './on-reply';
import { onSaying } from './on-saying';

/** The program that wrote a log, as far as reading the conversation depends on it. */
export interface Writer {
  readonly client: string;
  /** It sends commands before the answers to those before have come. */
  readonly pipelines: boolean;
}

/**
 * What a log shows, connection by connection: each starts where the program says so, or where the service greets
 * again. Of what went wrong only what nothing later mends is left. In order of the lines.
 */
export function observeLog(entries: readonly LogEntry[], writer: Writer): readonly SeenInLog[] {
  const channels = new Map<string, LogEntry[]>();
  for (const entry of entries) {
    const row = channels.get(entry.channel);
    if (row) row.push(entry);
    else channels.set(entry.channel, [entry]);
  }
  const seen = [...channels.values()].flatMap((row) => observeChannel(row, writer));
  return lastStates(channels.size > 1 ? seen.sort((a, b) => a.line - b.line) : seen);
}

/** Attempts of one connection after the other. */
function observeChannel(entries: readonly LogEntry[], { client, pipelines }: Writer): SeenInLog[] {
  const seen: SeenInLog[] = [];
  const lockStep = !pipelines;
  let session = newSession({ lockStep });
  const begin = (from: Partial<LogSession>, last: boolean) => {
    closeSession(session, last);
    for (const one of session.seen) seen.push(one);
    session = newSession({ lockStep, ...from });
  };
  for (const entry of entries) {
    const from = beginning(session, entry);
    if (from) begin(from, false);
    take(session, entry, client);
    session.lastLine = entry.line;
  }
  begin({}, true);
  return seen;
}

/** With what another attempt begins at this entry; null when it goes on with the one before. */
function beginning(session: LogSession, entry: LogEntry): Partial<LogSession> | null {
  const { host, address, port } = session;
  if (entry.kind === 'reply')
    return (entry.code === 220 || entry.code === 120) && isAnew(session) ? { host, address, port } : null;
  if (entry.kind !== 'event') return null;
  const { event } = entry;
  if (event.type === 'resolving') return { stage: 'resolving', host: event.host ?? host };
  if (event.type === 'connecting') return { stage: 'connecting', ...placeOf(event, session) };
  if (event.type === 'trying')
    return isForData(session, event) ? null : { stage: 'connecting', ...placeOf(event, session) };
  // Programs that do not tell when they begin to connect.
  if (event.type === 'connected' && (session.stage === 'nothing' || isOver(session)))
    return { stage: 'connecting', ...placeOf(event, session) };
  return null;
}

/** A greeting in the middle of a conversation begins another one. */
const isAnew = (session: LogSession): boolean =>
  session.pending.length === 0 &&
  session.operation?.started !== true &&
  (session.ended || session.stage === 'ready' || session.stage === 'login');

const isOver = (session: LogSession): boolean =>
  (session.ended || session.leaving) && !(session.setup && !isActive(session.setup.command));

/** A data connection is due. */
const isForData = (session: LogSession, { port }: { readonly port: number | null }): boolean =>
  session.stage === 'ready' &&
  session.setup !== null &&
  !isActive(session.setup.command) &&
  (port === null || session.setup.port === null || port !== session.port);

function placeOf(
  event: Extract<ClientEvent, { type: 'connecting' | 'trying' | 'connected' }>,
  before: LogSession,
): Partial<LogSession> {
  const name = event.host === null ? before.host : visibleText(event.host, 253);
  const address = name === null ? null : parseAddress(name.replace(/^\[|\]$/g, ''));
  return {
    host: address !== null && before.stage === 'resolving' && before.host !== null ? before.host : name,
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
      onForeign(session, entry.line, entry.text);
      break;
    default:
      onEvent(session, entry.line, entry.event);
      break;
  }
}

function onForeign(session: LogSession, line: number, text: string): void {
  note(session, line, {
    kind: 'greeting',
    protection: 'clear',
    speaks: text.startsWith('SSH') ? 'ssh' : text.startsWith('HTTP') ? 'http' : 'unknown',
    reply: null,
    software: null,
    failure: 'not_ftp',
  });
  session.ended = true;
}

function onCommand(session: LogSession, line: number, verb: string, argument: string): void {
  // A command after a connection that failed belongs to something that is not in the log.
  if (session.stage !== 'connecting' && session.stage !== 'resolving') session.ended = false;
  if (verb === 'QUIT') session.leaving = true;
  if (dataSetups.has(verb)) session.pending = session.pending.filter((one) => !transferVerbs.has(one.verb));
  session.pending.push({ verb, argument, line });
  if (session.pending.length > 64) session.pending.shift();
  if (verb === 'PORT' || verb === 'EPRT') {
    session.operation = null;
    session.setup = { command: verb, ...announced(verb, argument), line };
  }
  if (transferVerbs.has(verb))
    session.operation = {
      verb,
      argument,
      line,
      started: false,
      setup: session.setup,
      connected: session.operation?.connected === true && session.operation.setup === session.setup,
      arriving: false,
      trouble: session.operation?.trouble ?? null,
    };
}

/** With one of these a new listing or transfer begins: the one before gets no answer any more. */
const dataSetups: ReadonlySet<string> = new Set(['PASV', 'EPSV', 'PORT', 'EPRT']);

function announced(verb: 'PORT' | 'EPRT', argument: string): { address: string | null; port: number | null } {
  if (verb === 'PORT') {
    const parsed = parsePasv(`(${argument})`);
    return parsed.ok ? parsed.value : { address: null, port: null };
  }
  const [, , address = null, port = null] = argument.split('|');
  return { address, port: port === null ? null : Number(port) || null };
}

import { visibleText } from '@/lib/ftp/visible-text';
import type { Failure } from '@/lib/net/failure';
import type { ClientSaying } from '@/lib/observations/customer-kinds';
import { type LogSession, note } from './log-session';
import { isActive, noteCallback, noteData } from './note-data';

/** How an attempt failed, in the words of the program that made it. */
const failures: Partial<Record<ClientSaying, Failure>> = {
  'cannot-resolve': 'name_not_found',
  'cannot-connect': 'timed_out',
  'connection-refused': 'refused',
  'network-unreachable': 'host_unreachable',
  'timed-out': 'timed_out',
  'connection-lost': 'closed',
  'tls-failed': 'tls_failed',
  'tls-version': 'tls_version',
};

/** What speaks of a certificate, a name on disk or the like, and not of the connection at this moment. */
const aside: ReadonlySet<ClientSaying> = new Set([
  'listing-unreadable',
  'local-file',
  'encoding',
  'program-error',
  'proxy-failed',
]);

/** The program's own words about a failure: what failed is told by how far the conversation had come. */
export function onSaying(
  session: LogSession,
  line: number,
  says: ClientSaying | null,
  text: string,
  client: string,
): void {
  const consequence = session.ended || session.leaving;
  note(session, line, {
    kind: 'client-message',
    client,
    text: visibleText(text.trim(), 500),
    line,
    says: consequence && says !== null && failures[says] !== undefined ? null : says,
  });
  if (says === 'listing-unreadable' || says === 'local-file') {
    // The data came through, or was not wanted any more.
    session.operation = null;
    session.setup = null;
  }
  if (says === null || consequence || aside.has(says)) return;
  const failure = failureOf(says, text);
  if (failure === undefined) {
    // About the certificate or the session: the message says it all.
    session.handshake = null;
    session.implicit = null;
    session.ended = true;
    return;
  }
  session.ended =
    aboutData.test(text) && session.handshake === null && !session.setup && !session.operation
      ? failLoneData(session, line, failure, text)
      : fail(session, line, failure, text);
}

/** The sentence itself says that it is about a data connection. */
const aboutData =
  /\bdata (?:connection|channel|socket)|transfer (?:channel|socket|closed)|listing director|active data|connection in active mode|waiting for (?:List|Put|Get|Stor|Retr|server connect)|building data/i;

/** A failure of a data connection of which nothing else is in the log. */
function failLoneData(session: LogSession, line: number, failure: Failure, text: string): boolean {
  const active = /active|waiting for (?:the )?server (?:to )?connect/i.test(text);
  session.setup = { command: active ? 'PORT' : 'PASV', address: null, port: null, line };
  if (failure === 'closed' || failure === 'reset')
    session.operation = {
      verb: 'LIST',
      argument: '',
      line,
      started: true,
      setup: session.setup,
      connected: true,
      arriving: false,
      trouble: null,
    };
  const found = failData(session, line, failure);
  session.setup = null;
  session.operation = null;
  return found;
}

/** What arrived was no TLS at all, in the words of TLS libraries. */
const noTls =
  /^(?!.{0,200}gnutls_record_recv).{0,300}(?:wrong version number|WRONG_VERSION_NUMBER|first record does not look like|Unrecognized SSL message|unexpected TLS packet|unexpected packet format|unknown protocol|GnuTLS error -(?:9|15)\b|Error decoding the received TLS packet)/i;

function failureOf(says: ClientSaying, text: string): Failure | undefined {
  if (says === 'tls-failed' && noTls.test(text)) return 'tls_not_spoken';
  if (says === 'connection-lost' && /reset|10054|forcibly/i.test(text)) return 'reset';
  return failures[says];
}

/** The name that could not be found, where the sentence tells it. */
const nameIn = (text: string): string | null =>
  /(?:resolve host(?:name)?|Unknown host|host not found|lookup|resolve|ENOTFOUND|UnknownHostException)[ :"'‘“(]{1,4}([^\s"'’”)]{1,253}?)["'’”)]?(?:[:;,.]? |[:;,.]?$)/i.exec(
    text,
  )?.[1] ??
  /(?:^|[\s:])([^\s:]+(?::\d{1,5})?): (?:Name or service not known|Temporary failure|nodename nor|No address)/.exec(
    text,
  )?.[1] ??
  null;

/** The program gave up without a reason: how it failed depends on what was missing. */
export function onFailed(session: LogSession, line: number, at?: 'connect' | 'data'): void {
  if (session.ended || session.leaving) return;
  if (session.handshake !== null || session.implicit !== null) session.ended = fail(session, line, 'closed');
  else if (session.operation || session.setup) session.ended = failData(session, line, 'timed_out');
  else if (session.authRefused !== null || session.stage === 'greeted' || session.stage === 'ready') return;
  else if (session.stage === 'connected') session.ended = fail(session, line, 'closed');
  else if (session.stage === 'connecting') session.ended = fail(session, line, 'timed_out');
  // A sentence that stands alone: nothing but what it is about is known.
  else if (session.stage === 'nothing' && session.seen.length === 0 && at !== undefined)
    session.ended = at === 'data' ? failData(session, line, 'timed_out') : fail(session, line, 'timed_out');
}

/** True when the failure found its place. */
function fail(session: LogSession, line: number, failure: Failure, text = ''): boolean {
  if (failure === 'name_not_found') {
    note(session, line, {
      kind: 'name-resolution',
      name: visibleText(nameIn(text) ?? session.host ?? '', 253),
      source: 'resolver',
      aliases: [],
      addresses: [],
      omitted: 0,
      failures: [{ type: 'A', failure }],
      failure,
    });
    return true;
  }
  if (session.handshake !== null) return failHandshake(session, line, 'explicit', failure);
  if (session.implicit !== null && failure !== 'refused')
    return failHandshake(session, line, 'implicit', failure);
  if (session.operation || session.setup) return failData(session, line, failure);
  if (failure.startsWith('tls_') && session.stage !== 'ready' && session.stage !== 'login')
    return failHandshake(session, line, session.stage === 'greeted' ? 'explicit' : 'implicit', failure);
  switch (session.stage) {
    case 'nothing':
    case 'resolving':
    case 'connecting':
      if (failure === 'closed' || failure === 'reset') return failGreeting(session, line, failure);
      note(session, line, { kind: 'tcp-connect', failure });
      return true;
    case 'connected':
      return failGreeting(session, line, failure);
    default:
      return failCommand(session, line, failure);
  }
}

/** Connected, and then not a word. */
function failGreeting(session: LogSession, line: number, failure: Failure): boolean {
  if (session.stage !== 'connected') note(session, line, { kind: 'tcp-connect' });
  note(session, line, {
    kind: 'greeting',
    protection: 'clear',
    speaks: 'nothing',
    reply: null,
    software: null,
    failure,
  });
  return true;
}

export function failHandshake(
  session: LogSession,
  line: number,
  mode: 'explicit' | 'implicit',
  failure: Failure,
): boolean {
  const reply = mode === 'explicit' ? { code: 234, text: '' } : null;
  note(session, line, { kind: 'tls-handshake', mode, reply, tls: null, clearText: null, failure });
  session.handshake = null;
  session.implicit = null;
  return true;
}

/** A data connection that did not come about, or broke. */
export function failData(session: LogSession, line: number, failure: Failure): boolean {
  const { operation } = session;
  const setup = session.setup ?? operation?.setup ?? null;
  const stood = operation?.connected === true;
  const at = session.seen.length;
  const broke = failure === 'closed' || failure === 'reset' || failure.startsWith('tls_');
  if (isActive(setup?.command) && !stood && !(broke && operation?.started === true)) {
    noteCallback(session, line, setup?.command === 'EPRT' ? 'EPRT' : 'PORT', null, failure);
  } else {
    const opened = stood || (broke && (operation?.started === true || failure.startsWith('tls_')));
    noteData(session, line, setup, {
      reached: opened ? 'connected' : 'nothing',
      closed: opened && failure === 'closed' ? 'cut' : opened && failure === 'reset' ? 'reset' : null,
      reply: operation?.started === true ? { code: 150, text: '' } : null,
      failure,
    });
  }
  if (operation) session.operation = { ...operation, trouble: at };
  return true;
}

/** A command that was sent, and no answer to it. */
function failCommand(session: LogSession, line: number, failure: Failure): boolean {
  const verb = session.pending[0]?.verb;
  const { protection } = session;
  if (verb === 'AUTH') {
    note(session, line, {
      kind: 'tls-handshake',
      mode: 'explicit',
      reply: null,
      tls: null,
      clearText: null,
      failure,
    });
    return true;
  }
  if (verb === 'PASV' || verb === 'EPSV') {
    note(session, line, {
      kind: 'passive-reply',
      protection,
      command: verb,
      reply: null,
      address: null,
      port: null,
      names: null,
      failure,
    });
    return true;
  }
  if (verb === 'PORT' || verb === 'EPRT') {
    noteCallback(session, line, verb, null, failure);
    return true;
  }
  if (session.stage === 'ready') {
    note(session, line, { kind: 'idle', keepalive: false, waitedMs: 0, survived: false, reply: null });
    return true;
  }
  note(session, line, {
    kind: 'login',
    protection,
    stage: verb === 'USER' ? 'user' : 'password',
    reply: null,
    failure,
  });
  return true;
}

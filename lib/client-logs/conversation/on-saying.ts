import { visibleText } from '@/lib/ftp/visible-text';
import type { Failure } from '@/lib/net/failure';
import type { ClientSaying } from '@/lib/observations/customer-kinds';
import { type DataSetup, type LogSession, note } from './log-session';
import { noteCallback, noteData } from './note-data';

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
  note(session, line, { kind: 'client-message', client, text: visibleText(text.trim(), 500), line, says });
  if (says === null || session.ended || aside.has(says)) return;
  const failure = failures[says];
  if (failure === undefined) {
    // About the certificate or the session: the message says it all.
    session.handshake = null;
    session.ended = true;
    return;
  }
  session.ended = fail(session, line, failure);
}

/** True when the failure found its place. */
function fail(session: LogSession, line: number, failure: Failure): boolean {
  if (failure === 'name_not_found') {
    note(session, line, {
      kind: 'name-resolution',
      name: session.host ?? '',
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
  if (session.operation || session.setup) return failData(session, line, failure);
  switch (session.stage) {
    case 'nothing':
    case 'resolving':
    case 'connecting':
      if (session.stage === 'nothing' && failure === 'closed') return false;
      if (failure.startsWith('tls_')) return failHandshake(session, line, 'implicit', failure);
      note(session, line, { kind: 'tcp-connect', failure });
      return true;
    case 'connected':
      if (session.protection === 'implicit' || failure.startsWith('tls_'))
        return failHandshake(session, line, 'implicit', failure);
      note(session, line, {
        kind: 'greeting',
        protection: 'clear',
        speaks: 'nothing',
        reply: null,
        software: null,
        failure,
      });
      return true;
    default:
      return failCommand(session, line, failure);
  }
}

function failHandshake(
  session: LogSession,
  line: number,
  mode: 'explicit' | 'implicit',
  failure: Failure,
): boolean {
  const reply = mode === 'explicit' ? { code: 234, text: '' } : null;
  note(session, line, { kind: 'tls-handshake', mode, reply, tls: null, clearText: null, failure });
  session.handshake = null;
  return true;
}

function failData(session: LogSession, line: number, failure: Failure): boolean {
  const { operation } = session;
  const setup: DataSetup | null = session.setup ?? operation?.setup ?? null;
  const command = setup?.command ?? 'PASV';
  if ((command === 'PORT' || command === 'EPRT') && operation?.started !== true) {
    noteCallback(session, line, command, null, failure);
    return true;
  }
  const opened = operation?.started === true || failure.startsWith('tls_');
  noteData(session, line, setup, {
    reached: opened ? 'connected' : 'nothing',
    closed: opened && failure === 'closed' ? 'cut' : null,
    reply: null,
    failure,
  });
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

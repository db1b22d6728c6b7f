import { classifyGreeting } from '@/lib/ftp/greeting-class';
import { visibleText } from '@/lib/ftp/visible-text';
import type { ObservedReply } from '@/lib/observations/observation';
import { answeredCommand } from './answered-command';
import { fileVerbs, transferVerbs } from './file-verbs';
import { type LogSession, note } from './log-session';
import { noteCallback, noteTransfer } from './note-data';
import { onPassiveReply } from './on-passive-reply';
import { failHandshake } from './on-saying';
import { onTransferReply } from './on-transfer-reply';

/** Commands that change something on the server without a data connection. */
const changes: ReadonlySet<string> = new Set(['DELE', 'RMD', 'XRMD', 'RNTO', 'MKD', 'XMKD']);

/** One reply: gives it to the command it answers, and notes what that shows. */
export function onReply(session: LogSession, line: number, code: number, text: string): void {
  const reply: ObservedReply = { code, text: visibleText(text, 2000) };
  if (session.handshake !== null && code >= 400 && /\b(?:TLS|SSL|cipher|handshak)/i.test(text)) {
    failHandshake(session, line, 'explicit', 'tls_failed');
    session.leaving = true;
    return;
  }
  if (session.handshake !== null && code !== 234) endHandshake(session);
  const { verb, argument } = answeredCommand(session, code, text);
  if (code >= 200 && code < 400) session.ended = false;
  // RFC 959 section 4.2.2: after 421 the service closes the connection.
  if (code === 421) session.leaving = true;
  if (verb === null) onGreeting(session, line, reply);
  else if (transferVerbs.has(verb)) onTransferReply(session, line, verb, argument, reply);
  else if (code >= 200) onFinalReply(session, line, verb, argument, reply);
}

function onFinalReply(
  session: LogSession,
  line: number,
  verb: string,
  argument: string,
  reply: ObservedReply,
): void {
  switch (verb) {
    case 'AUTH':
      if (reply.code === 234 || reply.code === 334) session.handshake = line;
      else session.authRefused ??= { reply, line };
      break;
    case 'USER':
    case 'PASS':
    case 'ACCT':
      onLoginReply(session, line, verb, reply);
      break;
    case 'PASV':
    case 'EPSV':
      onPassiveReply(session, line, verb, reply);
      break;
    case 'PORT':
    case 'EPRT':
      onActiveReply(session, line, verb, reply);
      break;
    case 'idle':
      note(session, line, { kind: 'idle', keepalive: false, waitedMs: 0, survived: false, reply });
      session.ended = true;
      break;
    case 'PROT':
      if (reply.code < 400) break;
      onProtectionRefused(session, line, argument, reply);
      session.ended = true;
      break;
    case 'QUIT':
      session.leaving = true;
      break;
    default:
      if (reply.code >= 400 && fileVerbs.has(verb)) {
        noteTransfer(session, line, { verb, argument }, reply, 'reply_negative');
        session.ended = true;
      } else if (reply.code < 300 && changes.has(verb))
        noteTransfer(session, line, { verb, argument }, reply);
  }
}

const onProtectionRefused = (
  session: LogSession,
  line: number,
  argument: string,
  reply: ObservedReply,
): void =>
  note(session, line, {
    kind: 'data-protection',
    level: /^C/i.test(argument) ? 'clear' : 'private',
    accepted: false,
    reply,
    failure: 'reply_negative',
  });

/** Something showed that the handshake came to its end: a reply after it, or the program's word. */
export function endHandshake(session: LogSession): void {
  const line = session.handshake ?? session.implicit;
  if (line === null) return;
  const explicit = session.handshake !== null;
  session.protection = explicit ? 'explicit' : 'implicit';
  note(session, line, {
    kind: 'tls-handshake',
    mode: explicit ? 'explicit' : 'implicit',
    reply: explicit ? { code: 234, text: '' } : null,
    tls: null,
    clearText: null,
  });
  session.handshake = null;
  session.implicit = null;
}

function onGreeting(session: LogSession, line: number, reply: ObservedReply): void {
  if (session.stage === 'greeted' || session.stage === 'ready') return;
  if (session.stage === 'connecting' || session.stage === 'resolving' || session.stage === 'nothing')
    note(session, line, { kind: 'tcp-connect' });
  if (session.implicit !== null) endHandshake(session);
  const { speaks, software } = classifyGreeting(
    { ...reply, lines: reply.text.split('\n'), raw: new Uint8Array() },
    new Uint8Array(),
  );
  session.stage = 'greeted';
  const negative = reply.code >= 400;
  note(session, line, {
    kind: 'greeting',
    protection: session.protection,
    speaks,
    reply,
    software,
    failure: negative ? 'reply_negative' : null,
  });
  session.ended = negative;
}

function onLoginReply(session: LogSession, line: number, verb: string, reply: ObservedReply): void {
  const { protection } = session;
  if (reply.code === 331 || reply.code === 332) {
    session.stage = 'login';
    // RFC 959 section 4.1.1: more than a user and a password is asked for. What follows tells whether it was given.
    if (reply.code === 332)
      note(session, line, { kind: 'login', protection, stage: 'account', reply, failure: 'reply_negative' });
    return;
  }
  const negative = reply.code >= 400;
  const stage = negative ? (verb === 'USER' ? 'user' : 'password') : 'done';
  note(session, line, {
    kind: 'login',
    protection,
    stage,
    reply,
    failure: negative ? 'reply_negative' : null,
  });
  if (!negative) session.stage = 'ready';
  else session.ended = true;
}

function onActiveReply(
  session: LogSession,
  line: number,
  command: 'PORT' | 'EPRT',
  reply: ObservedReply,
): void {
  session.stage = 'ready';
  const announced = session.setup?.command === command ? session.setup : null;
  if (reply.code < 400) {
    session.setup = { command, address: announced?.address ?? null, port: announced?.port ?? null, line };
    return;
  }
  noteCallback(session, line, command, reply, 'reply_negative');
  session.setup = null;
  session.ended = true;
}

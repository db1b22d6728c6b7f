import { classifyGreeting } from '@/lib/ftp/greeting-class';
import { compareWithPeer, parseEpsv, parsePasv } from '@/lib/ftp/passive-reply';
import { visibleText } from '@/lib/ftp/visible-text';
import type { ObservedReply } from '@/lib/observations/observation';
import { fileVerbs, transferVerbs } from './file-verbs';
import { inferCommand } from './infer-command';
import { type LogSession, note, type Operation } from './log-session';
import { noteCallback, noteData, noteTransfer } from './note-data';

/** Replies to a transfer that are about its data connection (RFC 959 section 5.4, RFC 4217 section 10). */
const dataCodes: ReadonlySet<number> = new Set([425, 426, 520, 521, 522]);

/** One reply: gives it to the command it answers, and notes what that shows. */
export function onReply(session: LogSession, line: number, code: number, text: string): void {
  const reply: ObservedReply = { code, text: visibleText(text, 2000) };
  if (session.handshake !== null && code !== 234) endHandshake(session);
  const verb = answeredBy(session, code, text);
  if (verb === null) onGreeting(session, line, reply);
  else if (transferVerbs.has(verb)) onTransferReply(session, line, verb, reply);
  else if (code >= 200) onFinalReply(session, line, verb, reply);
}

function onFinalReply(session: LogSession, line: number, verb: string, reply: ObservedReply): void {
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
      if (reply.code >= 400)
        note(session, line, {
          kind: 'data-protection',
          level: 'private',
          accepted: false,
          reply,
          failure: 'reply_negative',
        });
      break;
    default:
      if (reply.code >= 400 && fileVerbs.has(verb))
        noteTransfer(session, line, verb, reply, 'reply_negative');
  }
}

/** A reply after the handshake arrived: so it came to its end. */
export function endHandshake(session: LogSession): void {
  if (session.handshake === null) return;
  session.protection = 'explicit';
  note(session, session.handshake, {
    kind: 'tls-handshake',
    mode: 'explicit',
    reply: { code: 234, text: '' },
    tls: null,
    clearText: null,
  });
  session.handshake = null;
}

/** The verb that a reply belongs to; null for a greeting. */
function answeredBy(session: LogSession, code: number, text: string): string | null {
  const started = session.operation?.started === true;
  if (started && code >= 200) return session.operation?.verb ?? null;
  const first = session.pending[0];
  if (first) {
    if (!transferVerbs.has(first.verb) || code >= 200 || code < 100) session.pending.shift();
    else session.pending = session.pending.slice(1);
    return first.verb;
  }
  if (session.stage !== 'ready' && session.stage !== 'login' && session.stage !== 'greeted') {
    const inferred = inferCommand(code, text);
    // The beginning of the log was cut off: this is no greeting.
    if (inferred === null || code === 421 || code >= 500)
      return session.stage === 'nothing' && inferred !== null && code !== 421 ? inferred : null;
    return inferred;
  }
  if (code === 421)
    return session.operation ? session.operation.verb : session.stage === 'ready' ? 'idle' : 'PASS';
  if (session.operation && (code === 150 || code === 125 || code >= 226)) return session.operation.verb;
  return inferCommand(code, text) ?? 'NOOP';
}

function onGreeting(session: LogSession, line: number, reply: ObservedReply): void {
  if (session.stage === 'greeted' || session.stage === 'ready') return;
  if (session.stage === 'connecting' || session.stage === 'nothing')
    note(session, line, { kind: 'tcp-connect' });
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

function onPassiveReply(
  session: LogSession,
  line: number,
  command: 'PASV' | 'EPSV',
  reply: ObservedReply,
): void {
  session.stage = 'ready';
  const { protection, address: peer } = session;
  const parsed = command === 'PASV' ? parsePasv(reply.text) : parseEpsv(reply.text);
  const masked = reply.code === 227 && !parsed.ok && /\(?\s*[^\d\s]*[x*n#][^)]*,/i.test(reply.text);
  const address =
    parsed.ok && 'address' in parsed.value && typeof parsed.value.address === 'string'
      ? parsed.value.address
      : null;
  const port = parsed.ok ? parsed.value.port : null;
  const good = reply.code === 227 || reply.code === 229;
  const failure = !good ? 'reply_negative' : parsed.ok || masked ? null : 'reply_malformed';
  const names =
    address === null
      ? command === 'EPSV' && parsed.ok
        ? ('same' as const)
        : null
      : compareWithPeer(address, peer ?? address);
  note(session, line, { kind: 'passive-reply', protection, command, reply, address, port, names, failure });
  if (good) session.setup = { command, address, port, line };
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
  session.ended = true;
}

function onTransferReply(session: LogSession, line: number, verb: string, reply: ObservedReply): void {
  session.stage = 'ready';
  const current: Operation = session.operation ?? { verb, line, started: false, setup: session.setup };
  if (reply.code < 200) {
    session.operation = { ...current, started: true };
    return;
  }
  session.operation = null;
  session.setup = null;
  session.pending = session.pending.filter((one) => !transferVerbs.has(one.verb));
  if (reply.code < 400) succeed(session, line, current, reply);
  else if (dataCodes.has(reply.code)) failData(session, line, current, reply);
  else noteTransfer(session, line, verb, reply, 'reply_negative');
}

/** A listing or transfer that the service, or the program, counts as done. */
export function succeed(
  session: LogSession,
  line: number,
  { verb, setup }: Operation,
  reply: ObservedReply | null,
): void {
  if (setup) noteData(session, line, setup, { reached: 'closed', closed: 'clean', reply });
  noteTransfer(session, line, verb, reply);
}

/** The data connection of an operation failed, and the service said so. */
function failData(
  session: LogSession,
  line: number,
  { setup, started }: Operation,
  reply: ObservedReply,
): void {
  const command = setup?.command ?? 'PASV';
  const active = command === 'PORT' || command === 'EPRT';
  const opened = reply.code === 426 || started;
  if (active && reply.code === 425) {
    noteCallback(session, line, command, reply, /refused/i.test(reply.text) ? 'refused' : 'timed_out');
  } else {
    noteData(session, line, setup, {
      reached: opened ? 'connected' : 'nothing',
      closed: reply.code === 426 ? 'cut' : null,
      reply,
      failure: reply.code >= 520 ? 'reply_negative' : opened ? 'closed' : 'timed_out',
    });
  }
  session.ended = true;
}

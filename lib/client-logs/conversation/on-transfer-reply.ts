import type { ObservedReply } from '@/lib/observations/observation';
import { transferVerbs } from './file-verbs';
import type { LogSession, Operation } from './log-session';
import { isActive, noteCallback, noteData, noteTransfer } from './note-data';

/** Replies to a transfer that are about its data connection (RFC 959 section 5.4, RFC 4217 section 10). */
const dataCodes: ReadonlySet<number> = new Set([425, 426, 520, 521, 522]);

/** What the service answers to a listing or transfer. */
export function onTransferReply(
  session: LogSession,
  line: number,
  verb: string,
  argument: string,
  reply: ObservedReply,
): void {
  session.stage = 'ready';
  const current: Operation = session.operation ?? {
    verb,
    argument,
    line,
    started: false,
    setup: session.setup,
    connected: false,
    arriving: false,
    trouble: null,
  };
  if (reply.code < 200) {
    session.operation = { ...current, started: true };
    return;
  }
  session.operation = null;
  session.setup = null;
  session.pending = session.pending.filter((one) => !transferVerbs.has(one.verb));
  if (current.trouble !== null) onReplyToTrouble(session, line, current, current.trouble, reply);
  else if (reply.code < 400) succeed(session, line, current, reply);
  else if (dataCodes.has(reply.code)) failData(session, line, current, reply);
  else {
    noteTransfer(session, line, current, reply, 'reply_negative');
    session.ended = true;
  }
}

/** The program has told already that the data connection failed: this is how the service sees it. */
function onReplyToTrouble(
  session: LogSession,
  line: number,
  current: Operation,
  at: number,
  reply: ObservedReply,
): void {
  const found = session.seen[at];
  const isFile = reply.code >= 500 && !dataCodes.has(reply.code);
  if (isFile) {
    // The refusal is why the data connection broke.
    session.seen.splice(at, 1);
    noteTransfer(session, line, current, reply, 'reply_negative');
  } else if (found && (found.seen.kind === 'data-connection' || found.seen.kind === 'active-callback'))
    session.seen[at] = { ...found, seen: { ...found.seen, reply } };
  session.ended = true;
}

/** A listing or transfer that the service, or the program, counts as done. */
export function succeed(
  session: LogSession,
  line: number,
  current: Operation,
  reply: ObservedReply | null,
): void {
  noteData(session, line, current.setup, { reached: 'closed', closed: 'clean', reply });
  noteTransfer(session, line, current, reply);
}

/** The data connection of an operation failed, and the service said so. */
function failData(
  session: LogSession,
  line: number,
  { setup, connected }: Operation,
  reply: ObservedReply,
): void {
  if (isActive(setup?.command) && reply.code === 425) {
    const failure = /refused/i.test(reply.text) ? 'refused' : 'timed_out';
    noteCallback(session, line, setup?.command === 'EPRT' ? 'EPRT' : 'PORT', reply, failure);
  } else {
    const opened = connected || reply.code !== 425;
    noteData(session, line, setup, {
      reached: opened ? 'connected' : 'nothing',
      closed: reply.code === 426 ? 'cut' : null,
      reply,
      failure: reply.code >= 520 ? 'reply_negative' : opened ? 'closed' : 'timed_out',
    });
  }
  session.ended = true;
}

import type { ReplyOutcome } from '@/lib/ftp/control-channel';
import { isPositive } from '@/lib/ftp/reply';
import type { Seen } from '@/lib/observations/observation';
import type { Measured } from './measurement';
import { observedReply } from './observed-reply';

type IdleSeen = Seen<'idle'>;

/** The connection outlived its silence. */
export const survivedIdle = (measured: Measured, keepalive: boolean, waitedMs: number): IdleSeen => ({
  kind: 'idle',
  ...measured,
  keepalive,
  waitedMs,
  survived: true,
  reply: null,
});

/**
 * How a waiting connection ended: a farewell that nobody asked for (421, RFC 959 section 5.4), a refusal to go on, or
 * a connection that was gone.
 */
export function endedIdle(
  outcome: ReplyOutcome,
  end: (failed: Exclude<ReplyOutcome, { ok: true }> | null) => Measured,
  keepalive: boolean,
  waitedMs: number,
): IdleSeen {
  const reply = outcome.ok ? observedReply(outcome.reply) : null;
  return { kind: 'idle', ...end(outcome.ok ? null : outcome), keepalive, waitedMs, survived: false, reply };
}

/** True for an answer that shows the connection to be alive, whatever the server thinks of the command. */
export const isAlive = (outcome: ReplyOutcome): boolean =>
  outcome.ok && (isPositive(outcome.reply) || (outcome.reply.code >= 500 && outcome.reply.code < 504));

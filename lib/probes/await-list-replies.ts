import { commands } from '@/lib/ftp/command';
import type { ControlChannel, ReplyOutcome } from '@/lib/ftp/control-channel';
import { isPreliminary } from '@/lib/ftp/reply';
import type { Deadline } from '@/lib/net/deadline';

/** The replies to one LIST, read while something else goes on. */
export interface ListReplies {
  /** The last reply; null when none was there by the time of `stop`. */
  readonly last: Promise<ReplyOutcome | null>;
  /** Waits for the last reply for at most `ms` more, and then no longer. */
  stop(ms: number): Promise<ReplyOutcome | null>;
}

/**
 * Sends LIST and reads its replies in the background (RFC 959 section 5.4: a preliminary one at most, then the last).
 * Call `stop` in the end, whatever happens.
 */
export function awaitListReplies(control: ControlChannel, deadline: Deadline): ListReplies {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  if (deadline.signal.aborted) stop();
  else deadline.signal.addEventListener('abort', stop, { once: true });
  const patience: Deadline = { ...deadline, signal: stopping.signal };
  const last = (async () => {
    const first = await control.send(commands.list(), patience);
    return first.ok && isPreliminary(first.reply) ? control.awaitUnasked(patience) : first;
  })();
  return {
    last,
    stop: async (ms) => {
      const cancelTimer = deadline.clock.after(ms, stop);
      try {
        return await last;
      } finally {
        cancelTimer();
        deadline.signal.removeEventListener('abort', stop);
      }
    },
  };
}

import type { Deadline } from '@/lib/net/deadline';
import type { Failed } from '@/lib/net/network';

/** The failure of an operation whose deadline ended: by the person, or by the time. */
export const outOfTime = (deadline: Deadline): Failed => ({
  ok: false,
  failure: deadline.cancelled() ? 'cancelled' : 'timed_out',
});

/** Calls back once when the deadline ends, at once if it has; returns a function that stops listening. */
export function onDeadline(deadline: Deadline, callback: () => void): () => void {
  if (deadline.signal.aborted) {
    callback();
    return () => undefined;
  }
  deadline.signal.addEventListener('abort', callback, { once: true });
  return () => deadline.signal.removeEventListener('abort', callback);
}

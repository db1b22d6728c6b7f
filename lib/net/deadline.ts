/** Time as a dependency: monotonic for measuring and limits, wall clock only for labels. */
export interface Clock {
  /** Milliseconds on a clock that never jumps. */
  now(): number;
  /** The date to write on an observation. */
  date(): Date;
  /** Calls back once after `ms`; returns a function that cancels. */
  after(ms: number, callback: () => void): () => void;
}

/** A total limit (never an idle limit) that also carries cancellation. */
export interface Deadline {
  readonly clock: Clock;
  /** Aborts on cancel and when the time is up. */
  readonly signal: AbortSignal;
  /** Milliseconds left; never negative. */
  remaining(): number;
  /** A tighter deadline inside this one: ends after `ms` or with its parent, whichever is first. */
  within(ms: number): Deadline;
  /** True when cancelled from outside, as opposed to out of time. */
  cancelled(): boolean;
  /** Releases the timer. Call it when the work is over. */
  clear(): void;
}

/**
 * Starts a deadline.
 * @param ms total milliseconds
 * @param cancel aborts the deadline early; `cancelled()` then tells the two apart
 */
export function startDeadline(clock: Clock, ms: number, cancel: AbortSignal | null = null): Deadline {
  const expiresAt = clock.now() + ms;
  const controller = new AbortController();
  const stopTimer = clock.after(ms, () => controller.abort('timed_out'));
  const onCancel = () => controller.abort('cancelled');
  if (cancel?.aborted) onCancel();
  cancel?.addEventListener('abort', onCancel, { once: true });
  const clear = () => {
    stopTimer();
    cancel?.removeEventListener('abort', onCancel);
  };
  return {
    clock,
    signal: controller.signal,
    remaining: () => Math.max(0, expiresAt - clock.now()),
    within: (inner) => startDeadline(clock, Math.min(inner, Math.max(0, expiresAt - clock.now())), cancel),
    cancelled: () => cancel?.aborted === true,
    clear,
  };
}

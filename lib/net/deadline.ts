/** Time as a dependency: monotonic for measuring and limits, wall clock only for labels. */
export interface Clock {
  /** Milliseconds on a clock that never jumps. */
  now(): number;
  /** The date to write on an observation. */
  date(): Date;
  /** Calls back once after `ms`; returns a function that cancels. */
  after(ms: number, callback: () => void): () => void;
  /**
   * Milliseconds of the longest stretch since `since` in which this process looked at nothing. What one waits for may have
   * been here for so long before it was noticed. Several short stretches do not add up: in between everything that had
   * arrived was looked at. Left out: never late.
   */
  lateMs?(since: number): number;
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

/** Time that passes because of us: it stands still for the deadline and for those around it. */
interface Hold {
  hold(): () => void;
  heldMs(): number;
}

/** By signal, which a deadline shares with whatever is wrapped around it. */
const holds = new WeakMap<AbortSignal, Hold>();

/**
 * Starts a deadline.
 * @param ms total milliseconds
 * @param cancel aborts the deadline early; `cancelled()` then tells the two apart
 */
export function startDeadline(clock: Clock, ms: number, cancel: AbortSignal | null = null): Deadline {
  return start(clock, ms, cancel, null);
}

/**
 * Stops the time of a deadline, and of those it lies within, while something waits for its turn in this process: the
 * other side is not to blame for that. Cancelling works as before.
 * @returns a function that lets the time run on; safe to call twice
 */
export const holdDeadline = (deadline: Deadline): (() => void) =>
  holds.get(deadline.signal)?.hold() ?? (() => undefined);

/** Milliseconds for which a deadline has been held so far. */
export const heldMs = (deadline: Deadline): number => holds.get(deadline.signal)?.heldMs() ?? 0;

function start(clock: Clock, ms: number, cancel: AbortSignal | null, parent: Hold | null): Deadline {
  const controller = new AbortController();
  const { signal } = controller;
  let expiresAt = clock.now() + ms;
  let heldSince: number | null = null;
  const remaining = () => Math.max(0, expiresAt - (heldSince ?? clock.now()));
  const runTimer = (left: number) => clock.after(left, () => controller.abort('timed_out'));
  let stopTimer = runTimer(ms);
  let over = false;
  const onCancel = () => controller.abort('cancelled');
  if (cancel?.aborted) onCancel();
  cancel?.addEventListener('abort', onCancel, { once: true });
  const hold = makeHold(clock, parent, {
    begin: (now) => {
      heldSince = now;
      stopTimer();
    },
    end: (heldFor) => {
      heldSince = null;
      expiresAt += heldFor;
      if (!over && !signal.aborted) stopTimer = runTimer(remaining());
    },
  });
  holds.set(signal, hold);
  return {
    clock,
    signal,
    remaining,
    within: (inner) => start(clock, Math.min(inner, remaining()), cancel, hold),
    cancelled: () => cancel?.aborted === true,
    clear: () => {
      over = true;
      stopTimer();
      cancel?.removeEventListener('abort', onCancel);
    },
  };
}

/** Several may hold at once; the time runs on when the last one lets go. */
function makeHold(
  clock: Clock,
  parent: Hold | null,
  on: { begin(now: number): void; end(heldFor: number): void },
): Hold {
  let holders = 0;
  let since = 0;
  let total = 0;
  return {
    heldMs: () => total + (holders > 0 ? clock.now() - since : 0),
    hold: () => {
      const releaseParent = parent?.hold();
      holders += 1;
      if (holders === 1) {
        since = clock.now();
        on.begin(since);
      }
      let released = false;
      return () => {
        if (released) return;
        released = true;
        releaseParent?.();
        holders -= 1;
        if (holders > 0) return;
        const heldFor = clock.now() - since;
        total += heldFor;
        on.end(heldFor);
      };
    },
  };
}

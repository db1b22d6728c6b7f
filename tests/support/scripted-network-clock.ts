import type { Clock } from '@/lib/net/deadline';

type Timer = { readonly at: number; readonly order: number; readonly callback: () => void };

/**
 * A clock on which waiting costs nothing: when no promise is left to run, it jumps to the next timer. It starts at
 * 0 on 1 January 2026. Code under test must wait for nothing but this clock: no socket, no `setTimeout`.
 */
export function virtualClock(): Clock {
  const timers = new Set<Timer>();
  let now = 0;
  let order = 0;
  let scheduled = false;
  const schedule = () => {
    if (scheduled || timers.size === 0) return;
    scheduled = true;
    setImmediate(jump);
  };
  const jump = () => {
    scheduled = false;
    const next = [...timers].sort((a, b) => a.at - b.at || a.order - b.order)[0];
    if (!next) return;
    timers.delete(next);
    now = Math.max(now, next.at);
    next.callback();
    schedule();
  };
  return {
    now: () => now,
    date: () => new Date(Date.UTC(2026, 0, 1) + now),
    after: (ms, callback) => {
      const timer: Timer = { at: now + Math.max(0, ms), order: order++, callback };
      timers.add(timer);
      schedule();
      return () => {
        timers.delete(timer);
      };
    },
  };
}

/** The clock of this machine, for tests that measure. */
export const realClock: Clock = {
  now: () => performance.now(),
  date: () => new Date(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

/** Resolves after `ms` of the clock. */
export const sleep = (clock: Clock, ms: number): Promise<void> =>
  new Promise((resolve) => {
    clock.after(ms, resolve);
  });

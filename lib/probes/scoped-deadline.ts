import type { Deadline } from '@/lib/net/deadline';

/** A deadline that releases the timers of all deadlines made from it, at any depth, when it is cleared itself. */
export function scopeDeadline(deadline: Deadline): Deadline {
  const inner: Deadline[] = [];
  return {
    clock: deadline.clock,
    signal: deadline.signal,
    remaining: () => deadline.remaining(),
    cancelled: () => deadline.cancelled(),
    within: (ms) => {
      const made = scopeDeadline(deadline.within(ms));
      inner.push(made);
      return made;
    },
    clear: () => {
      for (const made of inner) made.clear();
      deadline.clear();
    },
  };
}

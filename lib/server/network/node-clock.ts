import type { Clock } from '@/lib/net/deadline';

/** The clock of this machine: monotonic for limits, the system's date for labels. */
export const nodeClock: Clock = {
  now: () => performance.now(),
  date: () => new Date(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

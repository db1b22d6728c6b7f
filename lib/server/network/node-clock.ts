import type { Clock } from '@/lib/net/deadline';

/** Between two looks at whether the event loop keeps up. */
const tickMs = 50;
/** Lateness that every busy process has, and that changes no verdict. */
const toleratedMs = 100;

/** Milliseconds after which a stretch is forgotten: longer than anything is measured. */
const rememberedMs = 600_000;

interface Stretch {
  readonly endedAt: number;
  readonly ms: number;
}

let waiting = 0;
let ticker: NodeJS.Timeout | null = null;
let lastTick = 0;
/** The longest since any moment is the first that ended after it: a shorter one before a longer one is dropped. */
let stretches: Stretch[] = [];

/** Lateness of a tick that is due; none when it is not. */
const overdue = (now: number): number => {
  const by = now - lastTick - tickMs;
  return by > toleratedMs ? by : 0;
};

const tick = (): void => {
  const now = performance.now();
  const ms = overdue(now);
  lastTick = now;
  if (ms === 0) return;
  stretches = stretches.filter((one) => one.ms > ms && now - one.endedAt < rememberedMs);
  stretches.push({ endedAt: now, ms });
};

/** Looks at the event loop for as long as anybody waits for a limit. */
function watch(): () => void {
  waiting += 1;
  if (!ticker) {
    lastTick = performance.now();
    ticker = setInterval(tick, tickMs).unref();
  }
  let over = false;
  return () => {
    if (over) return;
    over = true;
    waiting -= 1;
    if (waiting > 0 || !ticker) return;
    tick();
    clearInterval(ticker);
    ticker = null;
  };
}

/** The clock of this machine: monotonic for limits, the system's date for labels. */
export const nodeClock: Clock = {
  now: () => performance.now(),
  date: () => new Date(),
  after: (ms, callback) => {
    const unwatch = watch();
    const dueAt = performance.now() + ms;
    let immediate: NodeJS.Immediate | null = null;
    const end = () => {
      unwatch();
      callback();
    };
    const timer = setTimeout(() => {
      // Timers come before sockets: what has arrived while the loop was held up is looked at first.
      if (performance.now() - dueAt > toleratedMs) immediate = setImmediate(end);
      else end();
    }, ms);
    return () => {
      clearTimeout(timer);
      if (immediate) clearImmediate(immediate);
      unwatch();
    };
  },
  lateMs: (since) => {
    const past = stretches.find(({ endedAt }) => endedAt > since)?.ms ?? 0;
    return Math.max(past, ticker ? overdue(performance.now()) : 0);
  },
};

/** How often one source may ask for its own address within a window, in one web process. */
const PER_WINDOW = 60;
const WINDOW_MS = 10 * 60_000;
/** Sources that are counted at once; the oldest ones are forgotten first. */
const SOURCES = 10_000;

interface Count {
  readonly since: number;
  asked: number;
}

/** Counts questions by source. Kept in memory alone: to forget at a restart does no harm here. */
export function addressRate() {
  const counts = new Map<string, Count>();
  return {
    /** Whether one more is allowed now. @param now milliseconds of any steady clock */
    allows(source: string, now: number): boolean {
      const known = counts.get(source);
      if (known && now - known.since < WINDOW_MS) {
        known.asked += 1;
        return known.asked <= PER_WINDOW;
      }
      counts.delete(source);
      const oldest = counts.keys().next();
      if (counts.size >= SOURCES && !oldest.done) counts.delete(oldest.value);
      counts.set(source, { since: now, asked: 1 });
      return true;
    },
  };
}

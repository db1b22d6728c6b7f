/** Runs jobs side by side, at most `limit` at a time, the rest in the order they came. */
export function bounded(limit: number): <T>(job: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (job) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await job();
    } finally {
      const next = waiting.shift();
      // The place goes straight to the next one in line.
      if (next) next();
      else running -= 1;
    }
  };
}

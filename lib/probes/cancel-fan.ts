/** Hands one cancellation on to many signals, so that no single one gathers a listener for everything under way. */
export interface CancelFan {
  /** A signal that aborts with the source. Call `release` when its work is over. */
  fork(): { readonly signal: AbortSignal; release(): void };
  /** Stops listening to the source. */
  close(): void;
}

export function createCancelFan(source: AbortSignal): CancelFan {
  const forks = new Set<AbortController>();
  const pass = () => {
    for (const fork of forks) fork.abort(source.reason);
  };
  source.addEventListener('abort', pass, { once: true });
  return {
    fork: () => {
      const controller = new AbortController();
      if (source.aborted) controller.abort(source.reason);
      forks.add(controller);
      return { signal: controller.signal, release: () => forks.delete(controller) };
    },
    close: () => source.removeEventListener('abort', pass),
  };
}

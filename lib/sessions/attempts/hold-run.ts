/** Runs that this process has under way, so that each can be stopped from outside. */
export type StopReason = 'cancelled' | 'handed-back' | 'lost';

export interface HeldRun {
  readonly signal: AbortSignal;
  /** Why it was stopped; null while it goes on. */
  readonly stopped: () => StopReason | null;
  readonly stop: (reason: StopReason) => void;
  readonly release: () => void;
}

export interface RunsInHand {
  readonly hold: (runId: string) => HeldRun;
  readonly stop: (runId: string, reason: StopReason) => void;
  readonly stopAll: (reason: StopReason) => void;
  readonly ids: () => string[];
}

export function runsInHand(): RunsInHand {
  const held = new Map<string, HeldRun>();
  const hold = (runId: string): HeldRun => {
    const controller = new AbortController();
    let reason: StopReason | null = null;
    const run: HeldRun = {
      signal: controller.signal,
      stopped: () => reason,
      stop: (why) => {
        reason ??= why;
        controller.abort(why);
      },
      release: () => {
        if (held.get(runId) === run) held.delete(runId);
      },
    };
    held.set(runId, run);
    return run;
  };
  return {
    hold,
    stop: (runId, reason) => held.get(runId)?.stop(reason),
    stopAll: (reason) => {
      for (const run of held.values()) run.stop(reason);
    },
    ids: () => [...held.keys()],
  };
}

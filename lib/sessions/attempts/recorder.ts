import { setTimeout as delay } from 'node:timers/promises';
import type { RunSink } from '@/lib/probes/run-sink';
import type { AttemptRecord } from './attempt';

/** Takes notes of a run without holding it up, and writes them in order. */
export interface Recorder {
  readonly sink: RunSink;
  /** Resolves when everything noted so far is written; false when the attempt has lost its run. */
  readonly drained: () => Promise<boolean>;
}

export interface RecorderOptions {
  /** Writes a batch all or nothing; false when the attempt has lost its run; throws while the database is away. */
  readonly write: (records: readonly AttemptRecord[]) => Promise<boolean>;
  /** A check threw: a bug of ours. */
  readonly onBroken: (key: string, error: unknown) => void;
  /** Called once, when nothing more can be written: the work is to stop. */
  readonly onLost: (reason: 'superseded' | 'database-away') => void;
  /** Milliseconds for which a failing write is tried again. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 30_000;
const PAUSE_MS = 250;

export function startRecorder({
  write,
  onBroken,
  onLost,
  patienceMs = PATIENCE_MS,
}: RecorderOptions): Recorder {
  let pending: AttemptRecord[] = [];
  let writing: Promise<void> | null = null;
  let lost = false;

  const lose = (reason: 'superseded' | 'database-away') => {
    if (lost) return;
    lost = true;
    pending = [];
    onLost(reason);
  };
  const store = async (batch: readonly AttemptRecord[]): Promise<void> => {
    const until = performance.now() + patienceMs;
    for (;;) {
      try {
        if (!(await write(batch))) lose('superseded');
        return;
      } catch {
        // Writing a batch twice changes nothing, so an unclear outcome is simply tried again.
        if (performance.now() > until) return lose('database-away');
        await delay(PAUSE_MS);
      }
    }
  };
  const drain = async (): Promise<void> => {
    while (pending.length > 0 && !lost) {
      const batch = pending;
      pending = [];
      await store(batch);
    }
    writing = null;
  };
  const note = (record: AttemptRecord) => {
    if (lost) return;
    pending.push(record);
    writing ??= Promise.resolve().then(drain);
  };

  return {
    sink: {
      planned: (steps) => note({ type: 'planned', steps: [...steps] }),
      started: (key) => note({ type: 'started', key }),
      finished: (step) => note({ type: 'finished', step }),
      readable: () => note({ type: 'readable' }),
      broke: onBroken,
    },
    drained: async () => {
      while (writing) await writing;
      return !lost;
    },
  };
}

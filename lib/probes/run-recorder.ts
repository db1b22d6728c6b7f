import { createRedactor } from '@/lib/ftp/redact';
import type { TranscriptLine } from '@/lib/ftp/transcript';
import type { Clock } from '@/lib/net/deadline';
import type { NotTestedReason, Observation, Seen } from '@/lib/observations/observation';
import type { Vantage } from '@/lib/observations/vantage';
import type { Login } from './check';
import type { PlannedStep, RunSink } from './run-sink';

export interface RecorderSetting {
  readonly runId: string;
  readonly vantage: Vantage;
  readonly clock: Clock;
  readonly sink: RunSink;
  readonly login: Login | null;
  /** Keys of steps that an earlier attempt has recorded; they are never reported again. */
  readonly done: ReadonlySet<string>;
}

export interface StepOutcome {
  readonly seen: readonly Seen[];
  readonly notTested: NotTestedReason | null;
  readonly elapsedMs: number;
  readonly transcript: readonly TranscriptLine[];
}

/** Turns what checks saw into observations, each step once, without the login's password in any text. */
export interface RunRecorder {
  readonly observations: readonly Observation[];
  isDone(key: string): boolean;
  plan(steps: readonly PlannedStep[]): void;
  start(step: PlannedStep): void;
  finish(step: PlannedStep, outcome: StepOutcome): void;
  readable(): void;
  /** Goes on taking the password out of everything, without holding it. */
  sealSecrets(): void;
  broke(step: PlannedStep, error: unknown): void;
}

export function createRunRecorder({
  runId,
  vantage,
  clock,
  sink,
  login,
  done,
}: RecorderSetting): RunRecorder {
  const observations: Observation[] = [];
  const reported = new Set(done);
  const redactor = createRedactor();
  if (login) redactor.hide(login.password);
  const clean = <T>(value: T): T => (login ? redactAll(value, redactor.redact) : value);
  const observe = (step: PlannedStep, outcome: StepOutcome): Observation[] => {
    const at = clock.date().toISOString();
    const envelope = (index: number) => ({ v: 1 as const, id: `${runId}/${step.key}/${index}`, vantage, at });
    const kept = outcome.seen.map((seen, index): Observation => ({ ...clean(seen), ...envelope(index) }));
    if (outcome.notTested === null) return kept;
    const { check, target } = step;
    const missing = { kind: 'not-tested', check, reason: outcome.notTested } as const;
    return [
      ...kept,
      { ...envelope(kept.length), ...missing, target, elapsedMs: null, failure: null, detail: null },
    ];
  };
  return {
    observations,
    isDone: (key) => done.has(key),
    plan: (steps) => sink.planned(steps),
    start: (step) => {
      if (!reported.has(step.key)) sink.started(step.key);
    },
    finish: (step, outcome) => {
      if (reported.has(step.key)) return;
      reported.add(step.key);
      const made = observe(step, outcome);
      observations.push(...made);
      const { notTested, elapsedMs } = outcome;
      sink.finished({
        key: step.key,
        notTested,
        observations: made,
        elapsedMs,
        transcript: clean(outcome.transcript),
      });
    },
    readable: () => sink.readable(),
    sealSecrets: () => redactor.seal(),
    broke: (step, error) => sink.broke(step.key, error),
  };
}

/** The same value with every text in it redacted. */
function redactAll<T>(value: T, redact: (text: string) => string): T;
function redactAll(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((item) => redactAll(item, redact));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redactAll(item, redact)]));
}

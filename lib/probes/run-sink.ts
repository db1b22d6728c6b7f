import type { TranscriptLine } from '@/lib/ftp/transcript';
import type { NotTestedReason, Observation } from '@/lib/observations/observation';
import type { CheckTarget } from './check';

/** One check on one target. `key` is unique in a run and the same in every attempt: `explicit-tls@192.0.2.1:21`. */
export interface PlannedStep {
  readonly key: string;
  readonly check: string;
  readonly question: string;
  readonly target: CheckTarget | null;
  /** Steps of one lane run one after the other; lanes run side by side. */
  readonly lane: string;
}

export interface FinishedStep {
  readonly key: string;
  /** Null when the step ran; else why it did not. */
  readonly notTested: NotTestedReason | null;
  readonly observations: readonly Observation[];
  readonly elapsedMs: number;
  /** The lane's conversation so far, without secrets. */
  readonly transcript: readonly TranscriptLine[];
}

/** Where a run reports as it goes. Calls come in order; the run does not wait for them. */
export interface RunSink {
  /** Called again whenever the plan grows; always the whole plan. */
  planned(steps: readonly PlannedStep[]): void;
  started(key: string): void;
  finished(step: FinishedStep): void;
  /**
   * Every foreground step has ended: the results can be read, and what follows measures in the background. Called once
   * by a run that does, before the first of them; never when nothing of it can be measured, nor after a cancel.
   */
  readable(): void;
  /** A check threw: a bug of ours, to be logged. The step is reported as interrupted. */
  broke(key: string, error: unknown): void;
}

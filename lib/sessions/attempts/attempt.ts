import type { ProbeRequest } from '@/lib/probes/check';
import type { FinishedStep, PlannedStep } from '@/lib/probes/run-sink';

/** One claim of a run by one worker. Its number is the fence: nothing is written under an older one. */
export interface Attempt {
  readonly runId: string;
  readonly sessionId: string;
  readonly number: number;
  readonly worker: string;
}

export interface ClaimedRun extends Attempt {
  readonly request: ProbeRequest;
  readonly network: string;
  readonly profile: string;
  readonly source: string;
  /** Somebody asked to cancel before it was taken up. */
  readonly cancelled: boolean;
  /** An earlier attempt came as far as the results that can be read. */
  readonly readable: boolean;
  /** Keys of steps that an earlier attempt has brought to their end. */
  readonly done: ReadonlySet<string>;
}

/** What a worker has to write down, in order. */
export type AttemptRecord =
  | { readonly type: 'planned'; readonly steps: readonly PlannedStep[] }
  | { readonly type: 'started'; readonly key: string }
  | { readonly type: 'finished'; readonly step: FinishedStep }
  | { readonly type: 'readable' };

/** One connection that was opened to a target, for the audit. */
export interface OpenedConnection {
  readonly host: string;
  readonly address: string;
  readonly port: number;
  readonly at: Date;
  readonly outcome: string;
  readonly bytesIn: number;
  readonly bytesOut: number;
}

export type EndState = 'done' | 'cancelled' | 'failed';

export interface SessionVerdict {
  readonly cause: string;
  readonly headline: string;
  readonly owner: string;
  readonly confidence: string;
}

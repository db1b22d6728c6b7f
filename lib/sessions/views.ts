import type { NotTestedReason } from '@/lib/observations/observation';
import type { CheckTarget } from '@/lib/probes/check';
import type { Report, ResultState } from '@/lib/reports/report';
import type { Answers } from '@/lib/wizard/answers';
import type { EvidenceKind } from './evidence/evidence';

/** What pages and the API are shown. Plain values; rows never leave the store. Dates are ISO text. */

export interface StepView {
  readonly key: string;
  readonly check: string;
  readonly question: string;
  readonly target: CheckTarget | null;
  readonly lane: string;
  /** `background`: goes on while the report can be read. */
  readonly phase: 'foreground' | 'background';
  readonly state: 'waiting' | 'running' | 'done' | 'not-tested';
  readonly reason: NotTestedReason | null;
  /** How often our process was lost in the middle of it. */
  readonly interruptions: number;
  /** Null until it is done. */
  readonly result: ResultState | null;
  /** "works", "refused", "no answer". */
  readonly word: string | null;
  readonly sentence: string | null;
  readonly elapsedMs: number | null;
}

export type RunState = 'queued' | 'running' | 'done' | 'cancelled' | 'failed';

export interface RunView {
  readonly id: string;
  readonly number: number;
  readonly state: RunState;
  readonly network: string;
  readonly createdAt: string;
  readonly startedAt: string | null;
  /** When everything quick was done; null before, and where nothing slow follows. */
  readonly readableAt: string | null;
  readonly finishedAt: string | null;
  readonly steps: readonly StepView[];
  /** Position in the event stream that this view includes; resume after it. */
  readonly lastSeq: string;
}

export interface SessionView {
  readonly id: string;
  /** PS-XXXX-XX */
  readonly code: string;
  readonly profile: { readonly id: string; readonly name: string };
  readonly answers: Answers;
  readonly createdAt: string;
  readonly expiresAt: string;
  /** What the support agent wrote, when the session came from a link. */
  readonly note: string | null;
  readonly preparedBy: string | null;
  readonly runs: readonly {
    readonly id: string;
    readonly number: number;
    readonly state: RunState;
    readonly createdAt: string;
  }[];
}

export interface LinkView {
  readonly profile: { readonly id: string; readonly name: string };
  readonly answers: Answers;
  readonly note: string;
  readonly preparedBy: string;
}

export interface ReportView {
  readonly session: SessionView;
  readonly run: RunView | null;
  readonly report: Report;
}

/** One piece of evidence that the customer brought in. */
export interface EvidenceView {
  readonly id: string;
  readonly kind: EvidenceKind;
  /** The program that wrote the log, or the customer's name for the network. */
  readonly label: string;
  readonly createdAt: string;
  /** How many places were masked. */
  readonly masked: number;
  /** How many things it shows. */
  readonly observations: number;
  readonly notes: readonly string[];
  /** As it was brought in, with secrets masked; null once it is too old. */
  readonly text: string | null;
}

/**
 * Events of the stream, `data` as JSON, `id` = seq:
 * `plan` {runId, steps: StepView[]}, `step` StepView & {runId}, `readable` {runId}, `run` {runId, state},
 * `evidence` {id, kind, label}: a piece came in, or went. The stream closes after a `run` event with a final state.
 */
export type LiveEvent =
  | { readonly type: 'plan'; readonly runId: string; readonly steps: readonly StepView[] }
  | { readonly type: 'step'; readonly runId: string; readonly step: StepView }
  | { readonly type: 'readable'; readonly runId: string }
  | { readonly type: 'run'; readonly runId: string; readonly state: RunState }
  | { readonly type: 'evidence'; readonly id: string; readonly kind: EvidenceKind; readonly label: string };

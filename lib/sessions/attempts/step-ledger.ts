import type { TranscriptLine } from '@/lib/ftp/transcript';
import type { NotTestedReason, Observation } from '@/lib/observations/observation';
import type { CheckTarget } from '@/lib/probes/check';
import type { FinishedStep, PlannedStep } from '@/lib/probes/run-sink';
import { stepView } from '../step-view';
import type { LiveEvent } from '../views';
import type { AttemptRecord } from './attempt';

/** A step as it stands, with what it saw. */
export interface LedgerStep {
  readonly key: string;
  readonly position: number;
  readonly check: string;
  readonly question: string;
  readonly target: CheckTarget | null;
  readonly lane: string;
  readonly state: 'waiting' | 'running' | 'done' | 'not-tested';
  readonly reason: NotTestedReason | null;
  readonly attempt: number;
  readonly interruptions: number;
  readonly elapsedMs: number | null;
  readonly transcript: readonly TranscriptLine[];
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly observations: readonly Observation[];
}

/** What is to be written after some changes: steps that differ, what was newly seen, and what is told. */
export interface LedgerChanges {
  readonly steps: readonly LedgerStep[];
  readonly seen: readonly { readonly stepKey: string; readonly observation: Observation }[];
  readonly events: readonly LiveEvent[];
  /** From now on the results can be read. */
  readonly readable: boolean;
}

/** The steps of one run in memory: takes up what happened and says what that changes. Pure; `now` is handed in. */
export interface StepLedger {
  readonly record: (record: AttemptRecord) => void;
  /** Steps under way go back to waiting and count one interruption more. */
  readonly interrupt: () => void;
  /** Steps that never came to their end are not tested. */
  readonly closeOpen: (reason: NotTestedReason) => void;
  readonly tellRun: (state: (LiveEvent & { type: 'run' })['state']) => void;
  readonly changes: () => LedgerChanges;
}

const isOpen = ({ state }: LedgerStep) => state === 'waiting' || state === 'running';

/** @param wasReadable the run has been told to be readable before */
export function openLedger(
  runId: string,
  attempt: number,
  now: Date,
  before: readonly LedgerStep[],
  wasReadable = false,
): StepLedger {
  const steps = new Map(before.map((step) => [step.key, step]));
  const changed = new Set<string>();
  const seen: { stepKey: string; observation: Observation }[] = [];
  const events: LiveEvent[] = [];
  let readable = wasReadable;

  const put = (step: LedgerStep) => {
    steps.set(step.key, step);
    changed.add(step.key);
  };
  const change = (step: LedgerStep, to: Partial<LedgerStep>) => {
    const next = { ...step, ...to };
    put(next);
    events.push({ type: 'step', runId, step: stepView(next, next.observations) });
  };
  const plan = (planned: readonly PlannedStep[]) => {
    for (const [position, step] of planned.entries())
      put({ ...(steps.get(step.key) ?? fresh(step)), position });
    const inOrder = [...steps.values()].sort((a, b) => a.position - b.position);
    events.push({ type: 'plan', runId, steps: inOrder.map((step) => stepView(step, step.observations)) });
  };
  const begin = (key: string) => {
    const step = steps.get(key);
    if (step?.state === 'waiting') change(step, { state: 'running', attempt, startedAt: now });
  };
  /** What an earlier attempt finished stays as it was seen then; only open steps are filled in. */
  const finish = ({ key, notTested, observations, elapsedMs, transcript }: FinishedStep) => {
    const step = steps.get(key);
    if (!step || !isOpen(step)) return;
    seen.push(...observations.map((observation) => ({ stepKey: key, observation })));
    const state = notTested === null ? 'done' : 'not-tested';
    change(step, { state, reason: notTested, attempt, elapsedMs, transcript, finishedAt: now, observations });
  };

  return {
    record: (record) => {
      if (record.type === 'planned') plan(record.steps);
      else if (record.type === 'started') begin(record.key);
      else if (record.type === 'finished') finish(record.step);
      else if (!readable) {
        readable = true;
        events.push({ type: 'readable', runId });
      }
    },
    interrupt: () => {
      for (const step of steps.values()) {
        if (step.state !== 'running') continue;
        change(step, { state: 'waiting', startedAt: null, interruptions: step.interruptions + 1 });
      }
    },
    closeOpen: (reason) => {
      for (const step of steps.values()) {
        if (isOpen(step)) change(step, { state: 'not-tested', reason, attempt, finishedAt: now });
      }
    },
    tellRun: (state) => events.push({ type: 'run', runId, state }),
    changes: () => ({
      steps: [...changed].flatMap((key) => steps.get(key) ?? []),
      seen,
      events,
      readable: readable && !wasReadable,
    }),
  };
}

const fresh = ({ key, check, question, target, lane }: PlannedStep): LedgerStep => ({
  key,
  position: 0,
  check,
  question,
  target,
  lane,
  state: 'waiting',
  reason: null,
  attempt: 0,
  interruptions: 0,
  elapsedMs: null,
  transcript: [],
  startedAt: null,
  finishedAt: null,
  observations: [],
});

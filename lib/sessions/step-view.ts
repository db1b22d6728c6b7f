import type { NotTestedReason, Observation } from '@/lib/observations/observation';
import type { CheckTarget } from '@/lib/probes/check';
import { phaseOf } from '@/lib/probes/phase-of';
import { describeStep } from '@/lib/reports/describe-step';
import type { StepView } from './views';

/** A step as it is stored. */
export interface StepRecord {
  readonly key: string;
  readonly check: string;
  readonly question: string;
  readonly target: unknown;
  readonly lane: string;
  readonly state: string;
  readonly reason: string | null;
  readonly interruptions: number;
  readonly elapsedMs: number | null;
}

/** A step as pages and the event stream show it: its state, and once it is done what it means in words. */
export function stepView(step: StepRecord, observations: readonly Observation[]): StepView {
  const target = step.target as CheckTarget | null;
  const state = step.state as StepView['state'];
  const reason = step.reason as NotTestedReason | null;
  const final = state === 'done' || state === 'not-tested';
  const described = final ? describeStep({ check: step.check, target, reason, observations }) : null;
  return {
    key: step.key,
    check: step.check,
    question: step.question,
    target,
    lane: step.lane,
    phase: phaseOf(step.check),
    state,
    reason,
    interruptions: step.interruptions,
    result: described?.state ?? null,
    word: described?.word ?? null,
    sentence: described?.sentence ?? null,
    elapsedMs: step.elapsedMs,
  };
}

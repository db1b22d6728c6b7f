import type { NotTestedReason, Observation } from '@/lib/observations/observation';
import type { CheckTarget } from '@/lib/probes/check';
import { describeObservation } from './describe-observation';
import type { Described } from './described';
import { notTestedSentence } from './not-tested-sentence';
import type { ResultState } from './report';
import { describeSamples, groupSamples } from './sum-samples';

export interface FinishedStepFacts {
  readonly check: string;
  readonly target: CheckTarget | null;
  /** Null when the step ran. */
  readonly reason: NotTestedReason | null;
  readonly observations: readonly Observation[];
}

const worstFirst: readonly ResultState[] = ['blocked', 'partly', 'our-side', 'not-tested', 'works'];

/** True for reasons that lie with us. */
const isOurs = (reason: NotTestedReason): boolean => reason === 'interrupted';

/**
 * One finished step in words, as the live page shows it: the worst of what it saw. When the same thing both
 * worked and did not, it is "partly". A step without results counts as not tested.
 */
export function describeStep(step: FinishedStepFacts): Described {
  if (step.reason !== null)
    return {
      state: isOurs(step.reason) ? 'our-side' : 'not-tested',
      word: isOurs(step.reason) ? 'not finished, our side' : 'not tested',
      sentence: notTestedSentence(step.reason),
    };
  const groups = groupSamples(step.observations);
  const summed = new Set<Observation>(groups.flatMap(({ samples, replies }) => [...samples, ...replies]));
  const described = [
    ...groups.map(({ samples }) => ({ kind: 'samples', ...describeSamples(samples, null) })),
    ...step.observations
      .filter((seen) => !summed.has(seen))
      .map((seen) => ({ kind: seen.kind, ...describeObservation(seen) })),
  ];
  const rank = (state: ResultState) => worstFirst.indexOf(state);
  const worst = [...described].sort((a, b) => rank(a.state) - rank(b.state))[0];
  if (worst === undefined) return { state: 'not-tested', word: 'not tested', sentence: 'It gave no result.' };
  const alsoWorks =
    worst.state === 'blocked' && described.some((one) => one.kind === worst.kind && one.state === 'works');
  const state = alsoWorks ? 'partly' : worst.state;
  return { state, word: worst.word, sentence: worst.sentence };
}

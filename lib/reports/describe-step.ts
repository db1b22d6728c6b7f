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
  /** Ports that the service promises or the customer uses; left out where they are not known: then each one counts. */
  readonly expectedPorts?: ReadonlySet<number>;
}

/** A step in words, and whether what it met calls for an explanation. */
export interface DescribedStep extends Described {
  /** False for what works, for what was not tested, and for a port that nobody promised and that is closed. */
  readonly fault: boolean;
}

const worstFirst: readonly ResultState[] = ['blocked', 'partly', 'our-side', 'not-tested', 'works'];

/** True for reasons that lie with us. */
const isOurs = (reason: NotTestedReason): boolean => reason === 'interrupted';

/** A closed port is a fault only where somebody expects it to be open. */
function isFault(state: ResultState, { observations, expectedPorts }: FinishedStepFacts): boolean {
  if (state !== 'blocked' && state !== 'partly') return false;
  return !observations.every(({ kind, target }) => {
    const port = target?.port ?? null;
    return kind === 'tcp-connect' && port !== null && expectedPorts?.has(port) === false;
  });
}

/**
 * One finished step in words, as the live page shows it: the worst of what it saw. When the same thing both
 * worked and did not, it is "partly". A step without results counts as not tested.
 */
export function describeStep(step: FinishedStepFacts): DescribedStep {
  if (step.reason !== null)
    return {
      state: isOurs(step.reason) ? 'our-side' : 'not-tested',
      word: isOurs(step.reason) ? 'not finished, our side' : 'not tested',
      sentence: notTestedSentence(step.reason),
      fault: false,
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
  if (worst === undefined)
    return { state: 'not-tested', word: 'not tested', sentence: 'It gave no result.', fault: false };
  const alsoWorks =
    worst.state === 'blocked' && described.some((one) => one.kind === worst.kind && one.state === 'works');
  const state = alsoWorks ? 'partly' : worst.state;
  return { state, word: worst.word, sentence: worst.sentence, fault: isFault(state, step) };
}

import type { Profile } from '@/lib/provider/profile';
import type { Candidate } from './candidate';
import type { Sign } from './cause';
import type { Facts } from './facts';
import type { EvidenceLine, Finding } from './finding';
import { chooseStep } from './next-step';

const asLine = (sign: Sign, speaks: EvidenceLine['speaks']): EvidenceLine => ({
  observations: sign.observations,
  speaks,
  sentence: sign.sentence,
});

const strongestFirst = (signs: readonly Sign[]): readonly Sign[] =>
  [...signs].sort((a, b) => b.strength - a.strength);

/** Puts a candidate into words. */
export function asFinding(candidate: Candidate, facts: Facts, profile: Profile): Finding {
  const { cause, weighing, confidence } = candidate;
  const words = cause.words(weighing, facts, profile);
  return {
    cause: cause.id,
    confidence,
    certaintyReason: words.because.charAt(0).toUpperCase() + words.because.slice(1),
    owner: words.owner,
    headline: words.headline,
    evidence: [
      ...strongestFirst(weighing.for).map((sign) => asLine(sign, 'for')),
      ...strongestFirst(weighing.against).map((sign) => asLine(sign, 'against')),
    ],
    actions: words.actions.slice(0, 3),
    nextStep: confidence === 'certain' ? null : chooseStep([candidate], facts),
    advice: weighing.impact === 'advice',
    ourSide: words.ourSide ?? false,
  };
}

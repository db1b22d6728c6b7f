import type { Observation } from '@/lib/observations/observation';
import type { Aspect } from './abnormal';
import type { Sign, Weighing } from './cause';
import type { Facts } from './facts';

/** More than anybody follows up one by one; the results themselves are all in the report. */
const referenceLimit = 50;

/** A sign that rests on observations. */
export const sign = (
  strength: number,
  observations: readonly (Observation | string)[],
  sentence: string,
): Sign => ({
  strength,
  observations: observations
    .slice(0, referenceLimit)
    .map((seen) => (typeof seen === 'string' ? seen : seen.id)),
  sentence,
});

/** The abnormal units with this aspect among the given observations. */
export function unitsWith(
  facts: Facts,
  observations: readonly Observation[],
  aspect: Aspect = 'failure',
): readonly number[] {
  const units: number[] = [];
  for (const seen of observations) {
    const found = facts.abnormal.get(seen);
    if (found === undefined) continue;
    for (const abnormal of found) if (abnormal.aspect === aspect) units.push(abnormal.unit);
  }
  return units;
}

/** A weighing with only what is given; the cause stops the person unless it says otherwise. */
export const weighing = (parts: Partial<Weighing>): Weighing => ({
  for: parts.for ?? [],
  against: parts.against ?? [],
  explains: parts.explains ?? [],
  impact: parts.impact ?? 'stops',
});

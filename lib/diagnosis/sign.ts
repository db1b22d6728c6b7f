import type { Observation } from '@/lib/observations/observation';
import type { Sign, Weighing } from './cause';
import type { Facts } from './facts';
import { unitOf } from './abnormal';
import type { Aspect } from './abnormal';

/** A sign that rests on observations. */
export const sign = (
  strength: number,
  observations: readonly (Observation | string)[],
  sentence: string,
): Sign => ({
  strength,
  observations: observations.map((seen) => (typeof seen === 'string' ? seen : seen.id)),
  sentence,
});

/** The abnormal units with this aspect among the given observations. */
export const unitsWith = (
  facts: Facts,
  observations: readonly Observation[],
  aspect: Aspect = 'failure',
): readonly string[] =>
  observations.map((seen) => unitOf(seen, aspect)).filter((unit) => facts.abnormal.has(unit));

/** A weighing with only what is given; the cause stops the person unless it says otherwise. */
export const weighing = (parts: Partial<Weighing>): Weighing => ({
  for: parts.for ?? [],
  against: parts.against ?? [],
  explains: parts.explains ?? [],
  impact: parts.impact ?? 'stops',
});

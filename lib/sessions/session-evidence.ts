import type { Observation } from '@/lib/observations/observation';
import { answerObservations } from './answer-observations';
import { countingEvidence } from './evidence/counting-evidence';
import { evidenceShown, type ShownEvidence } from './evidence/store';
import { newestResults } from './newest-results';
import { type SessionStep, stepsOfSession } from './runs/store';
import type { StoredSession } from './store';

export interface SessionEvidence {
  /** The steps that count, in the order of the plan. */
  readonly steps: readonly SessionStep[];
  /** What they saw, what the customer told us, and what the customer brought in. */
  readonly observations: readonly Observation[];
}

/**
 * Everything a session knows: of several runs, the newest result of each step.
 * @param added a piece that is to be weighed before it is stored, or again afterwards
 */
export async function sessionEvidence(
  session: Pick<StoredSession, 'id' | 'answers' | 'createdAt'>,
  added: ShownEvidence | null = null,
): Promise<SessionEvidence> {
  const [all, brought] = await Promise.all([stepsOfSession(session.id), evidenceShown(session.id)]);
  const counts = newestResults(all);
  const steps = all.filter((step) => counts.get(step.key) === step.run);
  const told = answerObservations(session.answers, session.createdAt);
  const isNew = added !== null && brought.every(({ id }) => id !== added.id);
  const pieces = countingEvidence<ShownEvidence>(isNew ? [...brought, added] : brought);
  const shown = pieces.flatMap(({ observations }) => observations);
  return { steps, observations: [...told, ...steps.flatMap(seenBy), ...shown] };
}

/** What a step saw; one that was ended from outside, and so saw nothing, is there as not tested. */
function seenBy(step: SessionStep): readonly Observation[] {
  const { check, reason, target, run, key, observations } = step;
  if (step.state !== 'not-tested' || reason === null || observations.length > 0) return observations;
  const vantage = { kind: 'portal' as const, network: step.network };
  const at = step.endedAt.toISOString();
  const nothing = { elapsedMs: null, failure: null, detail: null };
  return [
    { v: 1, id: `${run}/${key}/ended`, kind: 'not-tested', vantage, at, target, ...nothing, check, reason },
  ];
}

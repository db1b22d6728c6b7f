import { diagnose } from '@/lib/diagnosis/diagnose';
import type { Observation } from '@/lib/observations/observation';
import { profileForRun } from '@/lib/server/provider/profile-for-run';
import { type AnswerEffect, compareFindings } from '@/lib/wizard/answer-effect';
import type { SessionVerdict } from '../attempts/attempt';
import { sessionEvidence } from '../session-evidence';
import type { StoredSession } from '../store';
import type { ShownEvidence } from './store';

export interface Weighed {
  /** What this piece does to the verdict. */
  readonly effect: AnswerEffect;
  /** The first finding with it. */
  readonly verdict: SessionVerdict;
}

/** The diagnosis of a session with one piece of evidence, compared with the one without it. */
export async function weighEvidence(session: StoredSession, piece: ShownEvidence): Promise<Weighed> {
  const profile = await profileForRun(session.profile);
  const { observations } = await sessionEvidence(session, piece);
  const own = new Set(piece.observations.map(({ id }) => id));
  const without: readonly Observation[] = observations.filter(({ id }) => !own.has(id));
  const before = diagnose(without, profile).findings;
  const now = diagnose(observations, profile).findings;
  const { cause, headline, owner, confidence } = now[0];
  return { effect: compareFindings(before, now), verdict: { cause, headline, owner, confidence } };
}

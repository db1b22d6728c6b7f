import { diagnose } from '@/lib/diagnosis/diagnose';
import { profileForRun } from '@/lib/server/provider/profile-for-run';
import type { SessionVerdict } from './attempts/attempt';
import { sessionEvidence } from './session-evidence';
import { findSession } from './store';

/** The first finding over everything seen in a session so far, for lists. Null when the session is gone. */
export async function sessionVerdict({
  sessionId,
}: {
  readonly sessionId: string;
}): Promise<SessionVerdict | null> {
  const session = await findSession(sessionId);
  if (!session) return null;
  const [{ observations }, profile] = await Promise.all([
    sessionEvidence(session),
    profileForRun(session.profile),
  ]);
  const { cause, headline, owner, confidence } = diagnose(observations, profile).findings[0];
  return { cause, headline, owner, confidence };
}

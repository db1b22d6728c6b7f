import { diagnose } from '@/lib/diagnosis/diagnose';
import { describeObservation } from '@/lib/reports/describe-observation';
import type { ResultState } from '@/lib/reports/report';
import { profileForRun } from '@/lib/server/provider/profile-for-run';
import type { AnswerEffect } from '@/lib/wizard/answer-effect';
import type { SessionAccess } from '../access';
import { sessionEvidence } from '../session-evidence';
import type { EvidenceView } from '../views';
import { evidenceView } from './list-evidence';
import { type LogLine, logLines } from './log-lines';
import { findEvidence } from './store';
import { weighEvidence } from './weigh-evidence';

/** One piece of evidence, opened up. */
export interface OpenedEvidence {
  readonly piece: EvidenceView;
  readonly effect: AnswerEffect;
  /** The lines of its text that count, with their meaning: those that findings rest on, else all that were understood. */
  readonly telling: readonly LogLine[];
  readonly lines: readonly LogLine[];
  /** What it shows, in words; for what has no lines. */
  readonly shows: readonly { readonly id: string; readonly state: ResultState; readonly sentence: string }[];
}

/** Lines that are shown with their meaning at most. */
const TELLING = 40;

/** One piece with what it means. Null when the session has none of this id. */
export async function viewEvidence({ session }: SessionAccess, id: string): Promise<OpenedEvidence | null> {
  const stored = await findEvidence(session.id, id);
  if (!stored) return null;
  const [{ effect }, { observations }, profile] = await Promise.all([
    weighEvidence(session, stored),
    sessionEvidence(session),
    profileForRun(session.profile),
  ]);
  const { findings } = diagnose(observations, profile);
  const lines = logLines(stored, findings);
  const telling = lines.filter(({ tells }) => tells);
  const understood = lines.filter(({ means }) => means.length > 0);
  return {
    piece: evidenceView(stored),
    effect,
    telling: (telling.length > 0 ? telling : understood).slice(-TELLING),
    lines,
    shows: stored.observations.map((seen) => {
      const { state, sentence } = describeObservation(seen);
      return { id: seen.id, state, sentence };
    }),
  };
}

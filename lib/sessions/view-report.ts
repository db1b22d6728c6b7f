import { diagnose } from '@/lib/diagnosis/diagnose';
import { buildReport } from '@/lib/reports/build-report';
import { profileForRun } from '@/lib/server/provider/profile-for-run';
import type { SessionAccess } from './access';
import { listRuns } from './runs/store';
import { sessionEvidence } from './session-evidence';
import { sessionTranscripts } from './session-transcripts';
import { viewRun } from './view-run';
import { viewSession } from './view-session';
import type { ReportView } from './views';

/**
 * The report of a session over everything it knows, with its newest run. Made anew from what is stored each time, so
 * that better diagnosis serves old sessions too. `finishedAt` is null until
 * the newest run can be read, and then the time of that until it is over.
 */
export async function viewReport(access: SessionAccess): Promise<ReportView> {
  const { session } = access;
  const [view, run, runs, evidence, profile] = await Promise.all([
    viewSession(access),
    viewRun(access, null),
    listRuns(session.id),
    sessionEvidence(session),
    profileForRun(session.profile),
  ]);
  const report = buildReport({
    observations: evidence.observations,
    diagnosis: diagnose(evidence.observations, profile),
    profile,
    host: session.host ?? '',
    port: session.port,
    transcripts: sessionTranscripts(evidence.steps),
    finishedAt: (runs[0]?.finishedAt ?? runs[0]?.readableAt)?.toISOString() ?? null,
  });
  return { session: view, run, report };
}

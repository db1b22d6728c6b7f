import { notFound, redirect } from 'next/navigation';
import { PageFrame } from '@/components/frame/page-frame';
import { hasReport } from '@/components/run/apply-event';
import { LiveRun } from '@/components/run/live-run';
import { findProfile } from '@/lib/server/provider/profiles';
import type { StoredSession } from '@/lib/sessions/store';
import { viewRun } from '@/lib/sessions/view-run';
import { stopRun } from '../../actions';
import { CheckShell } from '../../check-shell';
import { openCheck } from '../../open-check';

interface PageProps {
  readonly params: Promise<{ readonly id: string; readonly runId: string }>;
}

/** Ports that the service promises or the customer uses. */
function expectedPorts({ profile, port }: StoredSession): readonly number[] {
  const offered = findProfile(profile)?.controlPorts ?? [];
  const promised = offered.filter((one) => one.promised).map((one) => one.port);
  return port === null ? promised : [...promised, port];
}

/** A run as it happens. Without scripts the page loads itself again until the run is over. */
export default async function RunningPage({ params }: PageProps) {
  const { id, runId } = await params;
  const access = await openCheck(id);
  const run = (await viewRun(access, runId)) ?? notFound();
  const report = `/check/${id}/report?run=${run.id}`;
  if (hasReport(run)) redirect(report);
  return (
    <CheckShell access={access}>
      <title>Testing from our network - Portside</title>
      <noscript>
        <meta httpEquiv="refresh" content={`3; url=/check/${id}/running/${runId}`} />
      </noscript>
      <PageFrame section="Connection" width="wide">
        <LiveRun
          host={access.session.host ?? ''}
          run={run}
          expected={expectedPorts(access.session)}
          events={`/api/v1/sessions/${id}/events`}
          report={report}
          cancel={stopRun.bind(null, id, run.id)}
        />
      </PageFrame>
    </CheckShell>
  );
}

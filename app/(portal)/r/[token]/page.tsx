import { PageFrame } from '@/components/frame/page-frame';
import { OpenDetails } from '@/components/report/open-details';
import { ReportBody } from '@/components/report/report-body';
import { isOver } from '@/components/run/apply-event';
import { PrintButton } from '@/components/ui/print-button';
import { findProfile } from '@/lib/server/provider/profiles';
import { viewReport } from '@/lib/sessions/view-report';
import { CheckShell } from '../../check/[id]/check-shell';
import { contactLink } from '../../contact-link';
import { openShared } from './open-shared';

interface PageProps {
  readonly params: Promise<{ readonly token: string }>;
}

/** The report for whoever was given its link: the same text, nothing to change. */
export default async function SharedReportPage({ params }: PageProps) {
  const { token } = await params;
  const access = await openShared(token);
  const { session, run, report } = await viewReport(access);
  return (
    <CheckShell access={access}>
      <title>{`${report.verdict.finding.headline} - Portside`}</title>
      <OpenDetails />
      <PageFrame width="wide">
        {run && !isOver(run.state) && (
          <p className="mb-4 rounded-plate bg-partly-tint px-4 py-2 text-partly">
            {run.readableAt === null
              ? 'Tests are running. Load this page again for newer results.'
              : 'Some long measurements still go on. Load this page again in about two minutes for their results.'}
          </p>
        )}
        <ReportBody
          report={report}
          code={session.code}
          network={run?.network ?? null}
          links={{
            firewallRequest: `/r/${token}/firewall`,
            ...contactLink(findProfile(report.profile.id), session.code),
          }}
        >
          <div className="no-print mt-10 flex flex-wrap gap-3">
            <PrintButton />
          </div>
        </ReportBody>
      </PageFrame>
    </CheckShell>
  );
}

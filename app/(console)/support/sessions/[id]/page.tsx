import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { mode } from '@/app/mode';
import { ConsoleFrame } from '@/components/console/console-frame';
import { SessionSide } from '@/components/console/session-side';
import { EvidenceTexts } from '@/components/evidence/evidence-texts';
import { BackLink } from '@/components/frame/back-link';
import { ReportBody } from '@/components/report/report-body';
import { CopyButton } from '@/components/ui/copy-button';
import { PageHeading } from '@/components/ui/page-heading';
import { reportText } from '@/lib/reports/report-text';
import { openAsSupport } from '@/lib/sessions/access';
import { listEvidence } from '@/lib/sessions/evidence/list-evidence';
import { viewReport } from '@/lib/sessions/view-report';
import { requireAgent } from '../../gate';
import { SignOut } from '../../sign-out';

export const metadata: Metadata = { title: 'Check - Portside support', robots: { index: false } };

interface PageProps {
  readonly params: Promise<{ readonly id: string }>;
}

/** Exactly what the customer saw, and beside it the answers and the runs. */
export default async function SupportSessionPage({ params }: PageProps) {
  const agent = await requireAgent();
  const access = await openAsSupport(agent, (await params).id);
  if (!access) notFound();
  const view = await viewReport(access);
  const { session, run, report } = view;
  const pieces = await listEvidence(access);
  return (
    <ConsoleFrame mode={mode()} agent={agent} current="sessions" signOut={<SignOut />}>
      <BackLink href="/support">All checks</BackLink>
      <div className="grid gap-10 lg:grid-cols-[1fr_18rem]">
        <div className="min-w-0">
          {report ? (
            <ReportBody report={report} code={session.code} network={run?.network ?? null} links={{}}>
              <div className="no-print mt-10">
                <CopyButton text={reportText(report, { code: session.code })} what="as a reply" />
              </div>
              <EvidenceTexts pieces={pieces} />
            </ReportBody>
          ) : (
            <PageHeading>Check {session.code}</PageHeading>
          )}
        </div>
        <SessionSide session={session} run={run} />
      </div>
    </ConsoleFrame>
  );
}

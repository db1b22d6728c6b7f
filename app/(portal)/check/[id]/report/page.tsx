import { redirect } from 'next/navigation';
import { BackLink } from '@/components/frame/back-link';
import { PageFrame } from '@/components/frame/page-frame';
import { offersFirewallRequest } from '@/components/report/offers-firewall-request';
import { OpenDetails } from '@/components/report/open-details';
import { ReportBody } from '@/components/report/report-body';
import { SendOn } from '@/components/report/send-on';
import { isOver } from '@/components/run/apply-event';
import { reportText } from '@/lib/reports/report-text';
import { publicBase } from '@/lib/server/login/public-base';
import { findProfile } from '@/lib/server/provider/profiles';
import { practiceTable } from '@/lib/sessions/practice-server';
import { reportTokenOf } from '@/lib/sessions/session-key';
import { viewReport } from '@/lib/sessions/view-report';
import { wizardSteps } from '@/lib/wizard/registry';
import { contactLink } from '../../../contact-link';
import { keptKey } from '../../../session-cookie';
import { endReportLink, testAgain } from '../actions';
import { CheckShell } from '../check-shell';
import { openCheck } from '../open-check';
import { testPracticeAgain } from './test-practice-again';

interface PageProps {
  readonly params: Promise<{ readonly id: string }>;
}

/** The pages a diagnosis may lead back to. */
const stepPages = (id: string): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(wizardSteps.map((step) => [step.id, `/check/${id}/${step.id}?change=1`])),
  'login-test': `/check/${id}/login-test`,
});

/** The report, for the owner of the check. */
export default async function ReportPage({ params }: PageProps) {
  const { id } = await params;
  const access = await openCheck(id);
  const { session, run, report } = await viewReport(access);
  if (!run) redirect(`/check/${id}/answers`);
  if (!isOver(run.state)) redirect(`/check/${id}/running/${run.id}`);
  const key = (await keptKey(id)) ?? '';
  const link = access.session.reportRevokedAt ? null : `${publicBase()}/r/${reportTokenOf(key)}`;
  const isPractice = practiceTable()?.servers.some((server) => server.host === report.host) ?? false;
  const again = (isPractice ? testPracticeAgain : testAgain).bind(null, id);
  const usedLogin = report.observations.some((seen) => seen.kind === 'login');
  return (
    <CheckShell access={access}>
      <title>{`${report.verdict.finding.headline} - Portside`}</title>
      <OpenDetails />
      <PageFrame section="Result" width="wide">
        <ReportBody
          report={report}
          code={session.code}
          network={run.network}
          links={{
            firewallRequest: `/check/${id}/firewall`,
            testWithLogin: `/check/${id}/login-test`,
            testAgain: again,
            ...(usedLogin && !isPractice && { againWithLogin: `/check/${id}/login-test` }),
            sendOn: '#send-on',
            steps: stepPages(id),
            ...contactLink(findProfile(report.profile.id), session.code),
          }}
        >
          <SendOn
            link={link}
            json={`/api/v1/sessions/${id}/report`}
            request={offersFirewallRequest(report) ? `/check/${id}/firewall` : null}
            text={reportText(report, { code: session.code })}
            endLink={endReportLink.bind(null, id)}
          />
          <div className="no-print mt-10 flex flex-wrap gap-x-6 border-t border-line pt-4">
            <BackLink href={`/check/${id}/answers`}>Change your answers and test again</BackLink>
          </div>
        </ReportBody>
      </PageFrame>
    </CheckShell>
  );
}

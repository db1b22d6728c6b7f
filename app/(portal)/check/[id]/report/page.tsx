import { redirect } from 'next/navigation';
import { BroughtIn } from '@/components/evidence/brought-in';
import { EvidenceWatch } from '@/components/evidence/evidence-watch';
import { BackLink } from '@/components/frame/back-link';
import { PageFrame } from '@/components/frame/page-frame';
import { AnswerEffectNote } from '@/components/report/answer-effect-note';
import { InboundNote } from '@/components/report/inbound-note';
import { offersFirewallRequest } from '@/components/report/offers-firewall-request';
import { OpenDetails } from '@/components/report/open-details';
import { ReportBody } from '@/components/report/report-body';
import { SendOn } from '@/components/report/send-on';
import { hasReport } from '@/components/run/apply-event';
import { BackgroundNote } from '@/components/run/background-note';
import { inbound } from '@/lib/probes/checks/inbound';
import { reportText } from '@/lib/reports/report-text';
import { publicBase } from '@/lib/server/login/public-base';
import { profileForRun } from '@/lib/server/provider/profile-for-run';
import { findProfile } from '@/lib/server/provider/profiles';
import { listEvidence } from '@/lib/sessions/evidence/list-evidence';
import { awaitsKitResults } from '@/lib/sessions/evidence/open-kit';
import { eventPosition } from '@/lib/sessions/live-events';
import { practiceTable } from '@/lib/sessions/practice-server';
import { reportTokenOf } from '@/lib/sessions/session-key';
import { viewReport } from '@/lib/sessions/view-report';
import { answerEffect } from '@/lib/wizard/answer-effect';
import { wizardStep } from '@/lib/wizard/registry';
import { contactLink } from '../../../contact-link';
import { keptKey } from '../../../session-cookie';
import { endReportLink, stopBackground, testAgain } from '../actions';
import { CheckShell } from '../check-shell';
import { openCheck } from '../open-check';
import { stepPages } from '../step-pages';
import { testPracticeAgain } from './test-practice-again';

interface PageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<{ readonly answered?: string | string[] }>;
}

/** The report, for the owner of the check. */
export default async function ReportPage({ params, searchParams }: PageProps) {
  const { id } = await params;
  const { answered } = await searchParams;
  const access = await openCheck(id);
  const after = await eventPosition(access);
  const { session, run, report } = await viewReport(access);
  if (!run) redirect(`/check/${id}/answers`);
  if (!hasReport(run)) redirect(`/check/${id}/running/${run.id}`);
  const key = (await keptKey(id)) ?? '';
  const link = access.session.reportRevokedAt ? null : `${publicBase()}/r/${reportTokenOf(key)}`;
  const isPractice = practiceTable()?.servers.some((server) => server.host === report.host) ?? false;
  const again = (isPractice ? testPracticeAgain : testAgain).bind(null, id);
  const step = typeof answered === 'string' ? wizardStep(answered) : null;
  const effect = step && answerEffect(report.observations, await profileForRun(report.profile.id), step.id);
  const wasCall = run.steps.length > 0 && run.steps.every(({ check }) => check === inbound.id);
  const call = wasCall ? report.observations.find((seen) => seen.kind === 'inbound-connect') : undefined;
  const [pieces, kitIsOut] = await Promise.all([listEvidence(access), awaitsKitResults(access)]);
  const usedLogin = report.observations.some((seen) => seen.kind === 'login');
  return (
    <CheckShell access={access}>
      <title>{`${report.verdict.finding.headline} - Portside`}</title>
      <OpenDetails />
      <PageFrame section="Result" width="wide">
        {run.readableAt && (
          <BackgroundNote
            key={run.id}
            run={run}
            events={`/api/v1/sessions/${id}/events`}
            cancel={stopBackground.bind(null, id, run.id)}
            goneMs={Date.now() - Date.parse(run.readableAt)}
          />
        )}
        {kitIsOut && <EvidenceWatch events={`/api/v1/sessions/${id}/events`} after={after} />}
        <ReportBody
          report={report}
          code={session.code}
          network={run.network}
          note={
            effect ? (
              <AnswerEffectNote effect={effect} />
            ) : (
              call && <InboundNote call={call} again={`/check/${id}/inbound`} />
            )
          }
          links={{
            firewallRequest: `/check/${id}/firewall`,
            testWithLogin: `/check/${id}/login-test`,
            testAgain: again,
            ...(usedLogin && !isPractice && { againWithLogin: `/check/${id}/login-test` }),
            sendOn: '#send-on',
            usePort: `/check/${id}/use-port`,
            inbound: `/check/${id}/inbound`,
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
          <BroughtIn pieces={pieces} check={`/check/${id}`} />
          <div className="no-print mt-10 flex flex-wrap gap-x-6 border-t border-line pt-4">
            <BackLink href={`/check/${id}/answers`}>Change your answers and test again</BackLink>
          </div>
        </ReportBody>
      </PageFrame>
    </CheckShell>
  );
}

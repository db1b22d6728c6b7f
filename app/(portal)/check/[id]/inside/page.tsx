import { redirect } from 'next/navigation';
import { EvidenceList } from '@/components/evidence/evidence-list';
import { EvidenceWatch } from '@/components/evidence/evidence-watch';
import { KitIntroduction } from '@/components/evidence/kit-introduction';
import { LogForm } from '@/components/evidence/log-form';
import { ScriptCard } from '@/components/evidence/script-card';
import { WaitingForResults } from '@/components/evidence/waiting-for-results';
import { PageFrame } from '@/components/frame/page-frame';
import { PageHeading } from '@/components/ui/page-heading';
import { kitProblemSentence } from '@/lib/sessions/evidence/kit-problem-sentence';
import { listEvidence } from '@/lib/sessions/evidence/list-evidence';
import { openKit, renderScript } from '@/lib/sessions/evidence/open-kit';
import { eventPosition } from '@/lib/sessions/live-events';
import { practiceServer } from '@/lib/sessions/practice-server';
import { keptKey } from '../../../session-cookie';
import { CheckShell } from '../check-shell';
import { giveResults, takeBack } from '../evidence/actions';
import { openCheck } from '../open-check';
import { scriptLines } from './script-lines';

interface PageProps {
  readonly params: Promise<{ readonly id: string }>;
}

const HEADING = 'Test from your network';

/** The script for the customer's network: how to get it, what it does, and what came back. */
export default async function InsidePage({ params }: PageProps) {
  const { id } = await params;
  const access = await openCheck(id);
  const { host } = access.session;
  if (host === null) redirect(`/check/${id}/host`);
  const after = await eventPosition(access);
  const pieces = await listEvidence(access);
  const results = pieces.filter(({ kind }) => kind === 'kit');
  const kit = await openKit(access, (await keptKey(id)) ?? '');
  const scripts = kit.ok
    ? await Promise.all((['sh', 'ps1'] as const).map((kind) => renderScript(kind, kit.value)))
    : [];
  const other = `/check/${id}/other-network?from=report`;
  return (
    <CheckShell access={access}>
      <title>{`${HEADING} - Portside`}</title>
      <EvidenceWatch events={`/api/v1/sessions/${id}/events`} after={after} />
      <PageFrame section="Your network" back={`/check/${id}`}>
        <PageHeading>{HEADING}</PageHeading>
        <KitIntroduction host={host} otherNetwork={other} isPractice={practiceServer(host) !== null} />
        {kit.ok ? (
          scriptLines(kit.value.token, scripts).map((line) => <ScriptCard key={line.system} {...line} />)
        ) : (
          <p className="mt-6 max-w-read rounded-plate border-l-4 border-glow bg-surface p-4">
            {kitProblemSentence(kit.reason)}
          </p>
        )}
        <WaitingForResults
          results={results}
          piece={(piece) => `/check/${id}/evidence/${piece}`}
          report={`/check/${id}`}
        />
        <LogForm
          action={giveResults.bind(null, id)}
          label="Results of the script"
          hint="Everything between the two marks, with the marks; or the file portside-result.txt."
          submit="Hand in these results"
          rows={6}
          folded="The results could not be sent? Paste them here"
        />
        <EvidenceList
          pieces={results}
          href={(piece) => `/check/${id}/evidence/${piece}`}
          remove={(piece) => takeBack.bind(null, id, piece, 'inside')}
        />
      </PageFrame>
    </CheckShell>
  );
}

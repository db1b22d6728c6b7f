import { EvidenceList } from '@/components/evidence/evidence-list';
import { LogForm } from '@/components/evidence/log-form';
import { LogInstructions } from '@/components/evidence/log-instructions';
import { PageFrame } from '@/components/frame/page-frame';
import { PageHeading } from '@/components/ui/page-heading';
import { listEvidence } from '@/lib/sessions/evidence/list-evidence';
import { CheckShell } from '../check-shell';
import { openCheck } from '../open-check';
import { giveLog, takeBack } from './actions';

interface PageProps {
  readonly params: Promise<{ readonly id: string }>;
}

const HEADING = 'What does your program say?';

/** Takes the log of any client, and shows what was brought before. */
export default async function EvidencePage({ params }: PageProps) {
  const { id } = await params;
  const access = await openCheck(id);
  const pieces = await listEvidence(access);
  return (
    <CheckShell access={access}>
      <title>{`${HEADING} - Portside`}</title>
      <PageFrame section="Connection" back={`/check/${id}`}>
        <PageHeading>{HEADING}</PageHeading>
        <p className="mt-3 text-lead text-soft">
          Most programs have a window or a file with messages. It shows where the connection stops, and often
          why.
        </p>
        <p className="mt-3 max-w-read">
          Passwords are masked before the text is kept. The text is deleted after seven days, and you can
          remove it at any time.
        </p>
        <LogForm
          action={giveLog.bind(null, id)}
          label="Messages of your program"
          hint="From the start of the connection to where it stops. One message alone helps too."
          submit="Read these messages"
          rows={8}
        />
        <LogInstructions />
        <EvidenceList
          pieces={pieces}
          href={(piece) => `/check/${id}/evidence/${piece}`}
          remove={(piece) => takeBack.bind(null, id, piece, 'evidence')}
        />
      </PageFrame>
    </CheckShell>
  );
}

import { redirect } from 'next/navigation';
import { PageFrame } from '@/components/frame/page-frame';
import { StepForm } from '@/components/wizard/step-form';
import { viewReport } from '@/lib/sessions/view-report';
import { portField, portQuestion } from '@/lib/wizard/port-field';
import { CheckShell } from '../check-shell';
import { openCheck } from '../open-check';
import { choosePort } from './choose-port';
import { openPorts } from './open-ports';

interface PageProps {
  readonly params: Promise<{ readonly id: string }>;
}

/** Another port for the program: those that answered us, each with the encryption that belongs to it. */
export default async function UsePortPage({ params }: PageProps) {
  const { id } = await params;
  const access = await openCheck(id);
  const { report } = await viewReport(access);
  const open = openPorts(report);
  if (open.length === 0) redirect(`/check/${id}/host?change=1`);
  return (
    <CheckShell access={access}>
      <PageFrame section="Connection" back={`/check/${id}/report`}>
        <StepForm
          question={portQuestion}
          why="These answered from our network. Set the same port and kind of encryption in your program; then we test it again."
          fields={[portField(open)]}
          values={{ port: open.length === 1 ? String(open[0]?.port) : '' }}
          action={choosePort.bind(null, id)}
          submit="Continue"
        />
      </PageFrame>
    </CheckShell>
  );
}

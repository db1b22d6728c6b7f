import { redirect } from 'next/navigation';
import { PageFrame } from '@/components/frame/page-frame';
import { RunForm } from '@/components/wizard/run-form';
import { runTests } from '../actions';
import { CheckShell } from '../check-shell';
import { openCheck } from '../open-check';

interface PageProps {
  readonly params: Promise<{ readonly id: string }>;
}

/** A run that includes a real login, a listing and a small transfer. */
export default async function LoginTestPage({ params }: PageProps) {
  const { id } = await params;
  const access = await openCheck(id);
  const { answers } = access.session;
  if (!answers.host) redirect(`/check/${id}/host`);
  return (
    <CheckShell access={access}>
      <PageFrame section="Account" back={`/check/${id}/report`}>
        <RunForm
          heading="Test with your login?"
          intro={`We sign in to ${answers.host} the way your program does, and see whether lists and files pass.`}
          user={answers.user ?? ''}
          login="asked"
          submit="Test with this login"
          action={runTests.bind(null, id, true)}
        />
      </PageFrame>
    </CheckShell>
  );
}

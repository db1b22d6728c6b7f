import { redirect } from 'next/navigation';
import { PageFrame } from '@/components/frame/page-frame';
import { AnswerList } from '@/components/wizard/answer-list';
import { RunForm } from '@/components/wizard/run-form';
import { findProfile } from '@/lib/server/provider/profiles';
import type { Answers } from '@/lib/wizard/answers';
import { wizardSteps } from '@/lib/wizard/registry';
import { toldSteps } from '@/lib/wizard/step-order';
import { runTests } from '../actions';
import { CheckShell } from '../check-shell';
import { openCheck } from '../open-check';

const lastAsked = (answers: Answers) =>
  wizardSteps.filter((step) => step.asked === 'before' && step.isShown({ answers })).at(-1);

interface PageProps {
  readonly params: Promise<{ readonly id: string }>;
}

/** Everything that was told, before the tests start. */
export default async function AnswersPage({ params }: PageProps) {
  const { id } = await params;
  const access = await openCheck(id);
  const { answers, profile } = access.session;
  if (!answers.host) redirect(`/check/${id}/host`);
  const groups = toldSteps({ answers }).map((step) => ({
    change: `/check/${id}/${step.id}?change=1`,
    lines: step.lines(answers),
  }));
  const service = { label: 'Service', value: findProfile(profile)?.name ?? profile, changes: 'the service' };
  return (
    <CheckShell access={access}>
      <PageFrame section="Connection" back={`/check/${id}/${lastAsked(answers)?.id ?? 'host'}`}>
        <RunForm
          heading="Check your answers"
          intro="Then we test from our network. It takes one to two minutes."
          user={answers.user ?? ''}
          login="optional"
          submit="Start the tests"
          action={runTests.bind(null, id, false)}
        >
          <AnswerList groups={[...groups, { change: null, lines: [service] }]} />
        </RunForm>
      </PageFrame>
    </CheckShell>
  );
}

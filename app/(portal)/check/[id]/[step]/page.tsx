import { notFound } from 'next/navigation';
import { PageFrame } from '@/components/frame/page-frame';
import { StepForm } from '@/components/wizard/step-form';
import { wizardStep } from '@/lib/wizard/registry';
import { stepBefore } from '@/lib/wizard/step-order';
import { answerStep } from '../actions';
import { CheckShell } from '../check-shell';
import { openCheck } from '../open-check';

interface PageProps {
  readonly params: Promise<{ readonly id: string; readonly step: string }>;
  readonly searchParams: Promise<{ readonly change?: string | string[] }>;
}

/** One question. `?change=1` comes from the page of all answers and returns to it. */
export default async function StepPage({ params, searchParams }: PageProps) {
  const { id, step: stepId } = await params;
  const access = await openCheck(id);
  const step = wizardStep(stepId) ?? notFound();
  const changing = (await searchParams).change !== undefined;
  const { answers } = access.session;
  const before = stepBefore(stepId, { answers });
  const back = changing ? `/check/${id}/answers` : before ? `/check/${id}/${before.id}` : '/';
  return (
    <CheckShell access={access}>
      <PageFrame section={step.section} back={back}>
        <StepForm
          question={step.question}
          why={step.why}
          fields={step.fields}
          values={step.write(answers)}
          action={answerStep.bind(null, id, stepId, changing ? 'answers' : null)}
          submit="Continue"
        />
      </PageFrame>
    </CheckShell>
  );
}

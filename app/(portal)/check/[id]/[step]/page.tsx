import { notFound } from 'next/navigation';
import { PageFrame } from '@/components/frame/page-frame';
import { StepForm } from '@/components/wizard/step-form';
import { StepHelp } from '@/components/wizard/step-help';
import { findProfile } from '@/lib/server/provider/profiles';
import { wizardStep } from '@/lib/wizard/registry';
import { stepFields } from '@/lib/wizard/step-fields';
import { stepBefore } from '@/lib/wizard/step-order';
import { answerStep } from '../actions';
import { CheckShell } from '../check-shell';
import { openCheck } from '../open-check';

interface PageProps {
  readonly params: Promise<{ readonly id: string; readonly step: string }>;
  readonly searchParams: Promise<{
    readonly change?: string | string[];
    readonly from?: string | string[];
  }>;
}

/**
 * One question. `?change=1` comes from the page of all answers, `?from=report` from the report; both return there. What is
 * asked after the tests only ever comes from a report.
 */
export default async function StepPage({ params, searchParams }: PageProps) {
  const { id, step: stepId } = await params;
  const access = await openCheck(id);
  const step = wizardStep(stepId) ?? notFound();
  const { change, from } = await searchParams;
  const { answers, profile: profileId } = access.session;
  const profile = findProfile(profileId);
  const fromReport = from === 'report' || (step.asked === 'after' && change === undefined);
  const returnTo = fromReport ? 'report' : change !== undefined ? 'answers' : null;
  const before = stepBefore(stepId, { answers });
  const back = returnTo ? `/check/${id}/${returnTo}` : before ? `/check/${id}/${before.id}` : '/';
  return (
    <CheckShell access={access}>
      <PageFrame section={step.section} back={back}>
        <StepForm
          question={step.question}
          why={step.why}
          fields={stepFields(step, profile)}
          values={step.write(answers)}
          action={answerStep.bind(null, id, stepId, returnTo)}
          submit="Continue"
        >
          {profile && (
            <StepHelp step={step.id} answers={answers} profile={profile} inbound={`/check/${id}/inbound`} />
          )}
        </StepForm>
      </PageFrame>
    </CheckShell>
  );
}

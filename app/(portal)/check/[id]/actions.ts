'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '@/components/wizard/form-state';
import { findProfile } from '@/lib/server/provider/profiles';
import { cancelRun } from '@/lib/sessions/cancel-run';
import { revokeReport } from '@/lib/sessions/revoke-report';
import { saveAnswers } from '@/lib/sessions/save-answers';
import { type StartRunInput, startRunSchema } from '@/lib/sessions/schemas';
import { startRefusalSentence } from '@/lib/sessions/start-refusal-sentence';
import { startRun } from '@/lib/sessions/start-run';
import { wizardStep } from '@/lib/wizard/registry';
import type { FieldError } from '@/lib/wizard/step';
import { stepFields } from '@/lib/wizard/step-fields';
import { formValues } from '../../form-values';
import { requestSource } from '../../request-source';
import { nextPage } from './next-page';
import { openCheck } from './open-check';

/** Takes the answer of one page and goes on; with a problem the page comes back as it was filled in. */
export async function answerStep(
  id: string,
  stepId: string,
  returnTo: 'answers' | 'report' | null,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  await requestSource();
  const access = await openCheck(id);
  const step = wizardStep(stepId);
  const values = formValues(form);
  if (!step) redirect(`/check/${id}`);
  const firstField = stepFields(step, findProfile(access.session.profile))[0]?.name ?? '';
  const read = step.read(values);
  if (!read.ok)
    return { values, errors: read.reason.map((error) => ({ ...error, field: error.field || firstField })) };
  const saved = await saveAnswers(access, read.value);
  if (!saved.ok) return { values, errors: [{ field: firstField, message: saved.reason.sentence }] };
  if (returnTo === 'report') redirect(`/check/${id}/report?answered=${step.id}`);
  redirect(returnTo === 'answers' ? `/check/${id}/answers` : nextPage(id, saved.value.answers));
}

function readLogin(form: FormData, needed: boolean): StartRunInput | readonly FieldError[] {
  const user = String(form.get('user') ?? '').trim();
  const password = String(form.get('password') ?? '');
  if (!needed && password === '') return {};
  const errors: FieldError[] = [];
  if (user === '') errors.push({ field: 'user', message: 'Enter the user name' });
  if (password === '')
    errors.push({ field: 'password', message: 'Enter the password, or go back to test without a login' });
  if (errors.length > 0) return errors;
  const parsed = startRunSchema.safeParse({ login: { user, password } });
  const message = 'Enter user name and password without line breaks, at most 200 and 500 characters';
  return parsed.success ? parsed.data : [{ field: 'user', message }];
}

/** Starts the tests and goes to watch them. */
export async function runTests(
  id: string,
  loginNeeded: boolean,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const source = await requestSource();
  const access = await openCheck(id);
  const values = { user: String(form.get('user') ?? '') };
  const input = readLogin(form, loginNeeded);
  if (Array.isArray(input)) return { values, errors: input };
  const run = await startRun(access, input as StartRunInput, source);
  if (!run.ok) return { values, errors: [{ field: 'start', message: startRefusalSentence(run.reason) }] };
  redirect(`/check/${id}/running/${run.value.runId}`);
}

/** The same tests once more, from the report. */
export async function testAgain(id: string): Promise<void> {
  const source = await requestSource();
  const access = await openCheck(id);
  const run = await startRun(access, {}, source);
  redirect(run.ok ? `/check/${id}/running/${run.value.runId}` : `/check/${id}/answers`);
}

/** Ends a run early; what was found stays. */
export async function stopRun(id: string, runId: string): Promise<void> {
  await requestSource();
  await cancelRun(await openCheck(id), runId);
  redirect(`/check/${id}/running/${runId}`);
}

/** Ends the long measurements that go on behind the report; what they found stays. */
export async function stopBackground(id: string, runId: string): Promise<void> {
  await requestSource();
  await cancelRun(await openCheck(id), runId);
  redirect(`/check/${id}/report`);
}

/** Ends the link of the report for everybody it was sent to. */
export async function endReportLink(id: string): Promise<void> {
  await requestSource();
  await revokeReport(await openCheck(id));
  redirect(`/check/${id}/report`);
}

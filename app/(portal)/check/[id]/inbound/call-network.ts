'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '@/components/wizard/form-state';
import { startRunSchema } from '@/lib/sessions/schemas';
import { startRefusalSentence } from '@/lib/sessions/start-refusal-sentence';
import { startRun } from '@/lib/sessions/start-run';
import { readInboundPort } from '@/lib/wizard/inbound-field';
import { formValues } from '../../../form-values';
import { requestSource } from '../../../request-source';
import { openCheck } from '../open-check';

/** Calls the port that was opened, on the address that this form comes from, and goes to watch it. */
export async function callNetwork(id: string, _before: FormState, form: FormData): Promise<FormState> {
  const source = await requestSource();
  const access = await openCheck(id);
  const values = formValues(form);
  const problem = (message: string): FormState => ({ values, errors: [{ field: 'port', message }] });
  const port = readInboundPort(values);
  if (!port.ok) return problem(port.reason);
  const input = startRunSchema.parse({ inboundPort: port.value });
  const run = await startRun(access, input, source);
  if (!run.ok) return problem(startRefusalSentence(run.reason));
  redirect(`/check/${id}/running/${run.value.runId}`);
}

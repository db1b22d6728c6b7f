'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '@/components/wizard/form-state';
import { saveAnswers } from '@/lib/sessions/save-answers';
import { viewReport } from '@/lib/sessions/view-report';
import { formValues } from '../../../form-values';
import { requestSource } from '../../../request-source';
import { openCheck } from '../open-check';
import { openPorts } from './open-ports';

/** Takes the port of the program from among those that answered, and goes on to test again with it. */
export async function choosePort(id: string, _before: FormState, form: FormData): Promise<FormState> {
  await requestSource();
  const access = await openCheck(id);
  const values = formValues(form);
  const problem = (message: string): FormState => ({ values, errors: [{ field: 'port', message }] });
  const { report } = await viewReport(access);
  const chosen = openPorts(report).find(({ port }) => String(port) === values.port);
  if (!chosen) return problem('Choose the port that your program will use');
  const host = report.host.includes(':') ? `[${report.host}]` : report.host;
  const saved = await saveAnswers(access, { target: `${host}:${chosen.port}` });
  if (!saved.ok) return problem(saved.reason.sentence);
  redirect(`/check/${id}/answers`);
}

'use server';

import { notFound, redirect } from 'next/navigation';
import { decodeLog } from '@/components/evidence/decode-log';
import type { FormState } from '@/components/wizard/form-state';
import { maskPasted } from '@/lib/ftp/redact';
import { addKitResults } from '@/lib/sessions/evidence/add-kit-results';
import { addLog } from '@/lib/sessions/evidence/add-log';
import { type AddRefusal, addRefusalSentence } from '@/lib/sessions/evidence/evidence-refusal';
import { removeEvidence } from '@/lib/sessions/evidence/remove-evidence';
import { saveAnswers } from '@/lib/sessions/save-answers';
import { ERROR_TEXT_LIMIT } from '@/lib/wizard/answers';
import { requestSource } from '../../../request-source';
import { openCheck } from '../open-check';

/** What a form brought: the text in its box, or else that of the chosen file. */
async function givenText(form: FormData): Promise<string> {
  const typed = form.get('text');
  if (typeof typed === 'string' && typed.trim() !== '') return typed;
  const file = form.get('file');
  return file instanceof File ? decodeLog(new Uint8Array(await file.arrayBuffer())) : '';
}

const again = (text: string, reason: AddRefusal): FormState => ({
  values: { text: maskPasted(text).text },
  errors: [{ field: 'text', message: addRefusalSentence(reason) }],
});

/** Reads a log, or keeps a short message as an answer, and goes to what it showed. */
export async function giveLog(id: string, _before: FormState, form: FormData): Promise<FormState> {
  const source = await requestSource();
  const access = await openCheck(id);
  const text = await givenText(form);
  const maskedBefore = Math.min(Number.parseInt(String(form.get('masked')), 10) || 0, 10_000);
  const added = await addLog(access, { text, maskedBefore: Math.max(0, maskedBefore) }, source);
  if (added.ok) redirect(`/check/${id}/evidence/${added.value.id}`);
  const message = text.trim();
  if (added.reason.code === 'nothing-found' && message.length <= ERROR_TEXT_LIMIT) {
    // A single message in a program's own words is no log, and tells something all the same.
    const kept = await saveAnswers(access, { errorText: message });
    if (kept.ok) redirect(`/check/${id}/report?answered=evidence`);
  }
  return again(text, added.reason);
}

/** Takes results of the script that could not be sent by itself. */
export async function giveResults(id: string, _before: FormState, form: FormData): Promise<FormState> {
  const source = await requestSource();
  const access = await openCheck(id);
  const text = await givenText(form);
  const added = await addKitResults(access, text, source);
  if (!added.ok) return again(text, added.reason);
  redirect(`/check/${id}/evidence/${added.value.id}`);
}

/** Takes a piece away again and comes back to the page it was removed from. */
export async function takeBack(id: string, evidenceId: string, from: 'evidence' | 'inside'): Promise<void> {
  await requestSource();
  const access = await openCheck(id);
  if (!(await removeEvidence(access, evidenceId))) notFound();
  redirect(`/check/${id}/${from}`);
}

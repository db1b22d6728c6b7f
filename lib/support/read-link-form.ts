import { type ParseTargetOptions, parseTarget } from '@/lib/net/parse-target';
import { type Result, refusal, success } from '@/lib/result';
import { answersSchema, clients, symptoms } from '@/lib/wizard/answers';
import type { FieldError, FormValues } from '@/lib/wizard/step';
import type { LinkInput } from './create-link';

const oneOf = <T extends string>(list: readonly T[], text: string | undefined): T | undefined =>
  list.find((value) => value === text);

const encryptionOf = { implicit: 'implicit', explicit: 'explicit' } as const;

/**
 * The form for a new link as input, or what to correct, field by field. Fields left empty are asked of the customer.
 *
 * @param target which hosts and ports may be named
 */
export function readLinkForm(
  form: FormValues,
  target: ParseTargetOptions,
): Result<LinkInput, readonly FieldError[]> {
  const errors: FieldError[] = [];
  const text = (name: string) => (form[name] ?? '').trim();
  const host = text('host') === '' ? null : parseTarget(text('host'), target);
  if (host && !host.ok) errors.push({ field: 'host', message: host.reason.sentence });
  const days = Number(text('days') || '14');
  if (!Number.isInteger(days) || days < 1 || days > 30) {
    errors.push({ field: 'days', message: 'Enter a whole number of days from 1 to 30.' });
  }
  if (text('note').length > 600)
    errors.push({ field: 'note', message: 'Shorten the note to 600 characters.' });
  if (text('user').length > 200)
    errors.push({ field: 'user', message: 'Shorten the user name to 200 characters.' });
  if (errors.length > 0) return refusal(errors);
  const answers = answersSchema.parse({
    ...(host?.ok && { host: host.value.asciiHost, port: host.value.port }),
    ...(host?.ok && host.value.encryptionHint && { encryption: encryptionOf[host.value.encryptionHint] }),
    symptom: oneOf(symptoms, form.symptom),
    client: oneOf(clients, form.client),
    user: text('user') || undefined,
  });
  return success({ profile: form.profile ?? '', answers, note: text('note'), days });
}

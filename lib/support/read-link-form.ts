import { type Result, refusal, success } from '@/lib/result';
import { type Answers, answersSchema, clients, symptoms } from '@/lib/wizard/answers';
import type { FieldError, FormValues } from '@/lib/wizard/step';
import type { LinkInput } from './create-link';

const oneOf = <T extends string>(list: readonly T[], text: string | undefined): T | undefined =>
  list.find((value) => value === text);

/** Reads what was entered as the address, under the policy of this installation. */
type ReadHost = (
  text: string,
) => Result<
  Required<Pick<Answers, 'host'>> & { port: number | null; encryption: 'explicit' | 'implicit' | null },
  { sentence: string }
>;

/**
 * The form for a new link as input, or what to correct, field by field. Fields left empty are asked of the customer.
 *
 */
export function readLinkForm(form: FormValues, readHost: ReadHost): Result<LinkInput, readonly FieldError[]> {
  const errors: FieldError[] = [];
  const text = (name: string) => (form[name] ?? '').trim();
  const host = text('host') === '' ? null : readHost(text('host'));
  if (host && !host.ok) errors.push({ field: 'host', message: host.reason.sentence });
  const days = Number(text('days') || '14');
  if (!Number.isInteger(days) || days < 1 || days > 30) {
    errors.push({ field: 'days', message: 'Enter a whole number of days from 1 to 30.' });
  }
  if (text('note').length > 600)
    errors.push({ field: 'note', message: 'Shorten the note to 600 characters.' });
  if (text('user').length > 200)
    errors.push({ field: 'user', message: 'Shorten the user name to 200 characters.' });
  for (const field of ['note', 'user']) {
    if (/[\0\p{Cs}]/u.test(text(field)))
      errors.push({ field, message: 'This holds a character that no text can hold; type it anew.' });
  }
  if (errors.length > 0) return refusal(errors);
  const answers = answersSchema.parse({
    ...(host?.ok && { host: host.value.host, port: host.value.port }),
    ...(host?.ok && host.value.encryption && { encryption: host.value.encryption }),
    symptom: oneOf(symptoms, form.symptom),
    client: oneOf(clients, form.client),
    user: text('user') || undefined,
  });
  return success({ profile: form.profile ?? '', answers, note: text('note'), days });
}

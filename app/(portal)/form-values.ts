import type { FormValues } from '@/lib/wizard/step';

/** The texts of a form, without files and without the framework's own fields. */
export function formValues(form: FormData): FormValues {
  const texts = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(texts.filter(([name]) => !name.startsWith('$')));
}

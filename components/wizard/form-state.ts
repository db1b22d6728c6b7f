import type { FieldError, FormValues } from '@/lib/wizard/step';

/** What a form is shown with: what was entered, and what is wrong with it. */
export interface FormState {
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
}

export type FormAction = (before: FormState, form: FormData) => Promise<FormState>;

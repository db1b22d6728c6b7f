import type { symptoms } from '@/lib/wizard/answers';

/** A value of the wizard's question about what happens. A value that is not known weighs nothing. */
type Symptom = (typeof symptoms)[number];

/** Symptoms of people who get past the command connection. */
export const symptomsAfterConnecting: ReadonlySet<string> = new Set<Symptom>([
  'login-refused',
  'no-listing',
  'no-transfer',
  'empty-files',
  'stops',
]);

/** Symptoms that point at the data connection. */
export const dataSymptoms: ReadonlySet<string> = new Set<Symptom>([
  'no-listing',
  'no-transfer',
  'empty-files',
]);

/** The questions whose answers weigh in a diagnosis. */
export const weighedQuestions = [
  'symptom',
  'encryption',
  'port',
  'client',
  'place',
  'history',
  'mode',
  'error-text',
] as const;
export type WeighedQuestion = (typeof weighedQuestions)[number];

export interface ToldAnswer {
  readonly value: string;
  /** Id of the observation that carries it. */
  readonly observation: string;
}

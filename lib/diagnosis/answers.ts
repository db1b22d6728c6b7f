/**
 * Values of the wizard's question about what happens, as `answer` observations carry them. A value that is
 * not known here weighs nothing.
 */
export const symptoms = [
  'cannot-connect',
  'login-refused',
  'no-listing',
  'no-transfer',
  'empty-files',
  'sometimes',
  'stops',
  'certificate',
  'slow',
  'other',
  'unknown',
] as const;
export type Symptom = (typeof symptoms)[number];

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

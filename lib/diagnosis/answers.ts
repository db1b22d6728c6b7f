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

/** What an administrator can look up about the account, by the id of the place in the profile. */
export const accountPlaces = [
  'account-enabled',
  'authentication-method',
  'protocol-enabled',
  'second-factor',
  'password-change',
  'site-ip-allowlist',
  'user-ip-allowlist',
] as const;
export type AccountPlace = (typeof accountPlaces)[number];

/** The question whether this part of the account is as it should be: "yes" or "no". */
export const accountQuestion = <P extends string>(place: P) => `account:${place}` as const;

/** The question under which "I do not know" is kept; its value is the question that was asked. It weighs nothing. */
export const notKnown = 'not-known';

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
  'web-login',
  'other-network',
  ...accountPlaces.map(accountQuestion),
] as const;
export type WeighedQuestion = (typeof weighedQuestions)[number];

export interface ToldAnswer {
  readonly value: string;
  /** Id of the observation that carries it. */
  readonly observation: string;
}

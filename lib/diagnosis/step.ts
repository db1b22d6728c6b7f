/** The steps a customer can still take, as the diagnosis sees them. */
export const stepIds = [
  'test-again',
  'login-test',
  'other-network',
  'inside',
  'evidence',
  'web-login',
  'account',
  'client-settings',
  'symptom',
  'client',
] as const;
export type StepId = (typeof stepIds)[number];

import type { Action, NextStep } from '@/lib/diagnosis/finding';

/** So many letters in common and the sentences read as the same. */
const SAME_START = 30;

const start = (text: string): string => text.slice(0, SAME_START).toLowerCase();

/** Whether a step stands among the actions already, by what it does or by how it reads. */
export const repeatsAction = (step: NextStep, actions: readonly Action[]): boolean =>
  actions.some(
    ({ button, text }) =>
      start(text) === start(step.sentence) ||
      (button === 'test-again' && step.id === 'test-again') ||
      (button === 'test-with-login' && step.id === 'login-test'),
  );

import type { Action, NextStep } from '@/lib/diagnosis/finding';

/** So many letters in common at the start, and sentences read as the same. */
const SAME_START = 30;
/** So much of a sentence's words in another, and it says nothing new. */
const SAME_WORDS = 0.8;

const words = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []);

function readsAlike(text: string, other: string): boolean {
  const start = (one: string) => one.slice(0, SAME_START).toLowerCase();
  const mine = words(text);
  const theirs = words(other);
  const shared = [...mine].filter((word) => theirs.has(word)).length;
  return start(text) === start(other) || shared / mine.size >= SAME_WORDS;
}

/** Whether a step stands among the actions already, by what it does or by how it reads. */
export const repeatsAction = (step: NextStep, actions: readonly Action[]): boolean =>
  actions.some(
    ({ button, text }) =>
      readsAlike(step.sentence, text) ||
      (button === 'test-again' && step.id === 'test-again') ||
      (button === 'test-with-login' && step.id === 'login-test'),
  );

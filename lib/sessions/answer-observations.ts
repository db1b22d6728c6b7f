import { accountQuestion, notKnown } from '@/lib/diagnosis/answers';
import type { Observation } from '@/lib/observations/observation';
import type { Answers } from '@/lib/wizard/answers';

/** Answers that say nothing but that the person was asked. */
const empty: ReadonlySet<string> = new Set(['unknown', 'not-tried']);

const accountAnswers = (account: Answers['account']): [string, string][] =>
  Object.entries(account ?? {}).map(([place, value]) => [accountQuestion(place), value]);

/**
 * What the customer told us, as observations like everything else. "I do not know" weighs nothing, and is kept under a
 * question of its own, so that nobody is asked twice.
 */
export function answerObservations(answers: Answers, at: Date): Observation[] {
  const told: Readonly<Record<string, string | undefined>> = {
    symptom: answers.symptom,
    'error-text': answers.errorText,
    client: answers.client,
    encryption: answers.encryption,
    mode: answers.mode,
    port: answers.port?.toString(),
    'web-login': answers.webLogin,
    'other-network': answers.otherNetwork,
    ...Object.fromEntries(accountAnswers(answers.account)),
  };
  return Object.entries(told).flatMap(([question, value]) => {
    if (value === undefined || value === '') return [];
    const saysNothing = question !== 'error-text' && empty.has(value);
    return [saysNothing ? answer(notKnown, question, at) : answer(question, value, at)];
  });
}

const answer = (question: string, value: string, at: Date): Observation => ({
  v: 1,
  id: question === notKnown ? `answer/${notKnown}/${value}` : `answer/${question}`,
  kind: 'answer',
  vantage: { kind: 'customer', network: 'customer' },
  at: at.toISOString(),
  target: null,
  elapsedMs: null,
  failure: null,
  detail: null,
  question,
  value,
});

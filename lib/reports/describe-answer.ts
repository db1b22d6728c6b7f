import { accountQuestion, notKnown } from '@/lib/diagnosis/answers';
import type { ObservationOf } from '@/lib/observations/observation';
import { type Described, quote } from './described';

/** What each question was about, as the beginning of a sentence. */
const topics: Readonly<Record<string, string>> = {
  symptom: 'What happens',
  'error-text': 'Your program’s message',
  client: 'Your program',
  encryption: 'How it encrypts',
  mode: 'Passive or active mode',
  port: 'The port it uses',
  'web-login': 'The same login on the web site',
  'other-network': 'The same connection from another network',
};

const prefix = accountQuestion('');
const topicOf = (question: string): string =>
  question.startsWith(prefix)
    ? `The account, ${question.slice(prefix.length).replaceAll('-', ' ')}`
    : (topics[question] ?? 'Your answer');

/** What people say is no test, and so it is never shown as one that was passed. */
export function describeAnswer({ question, value }: ObservationOf<'answer'>): Described {
  return question === notKnown
    ? { state: 'not-tested', word: 'not known', sentence: `${topicOf(value)}: you do not know.` }
    : { state: 'not-tested', word: 'told', sentence: `${topicOf(question)}: you told us ${quote(value)}.` };
}

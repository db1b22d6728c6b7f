import { failedOnOurSide } from '@/lib/diagnosis/our-side';
import { quotedWords } from '@/lib/diagnosis/phrases';
import type { Observation } from '@/lib/observations/observation';
import { failureWord } from './failure-word';
import type { ResultState } from './report';

/** A result for people: its state, the word beside the symbol, and one sentence. */
export interface Described {
  readonly state: ResultState;
  readonly word: string;
  readonly sentence: string;
}

export const works = (word: string, sentence: string): Described => ({ state: 'works', word, sentence });
export const partly = (word: string, sentence: string): Described => ({ state: 'partly', word, sentence });
export const blocked = (word: string, sentence: string): Described => ({ state: 'blocked', word, sentence });

/** A failed attempt: ours is told apart from the service's. `what` begins the sentence: "Port 21". */
export function failedAttempt(seen: Observation, what: string, word: string | null = null): Described {
  const failure = seen.failure;
  if (failure !== null && failedOnOurSide(seen))
    return {
      state: 'our-side',
      word: failureWord(failure),
      sentence: `${what}: we could not finish this test. That says nothing about the service.`,
    };
  const said = word ?? (failure === null ? 'not as expected' : failureWord(failure));
  return blocked(said, `${what}: ${said}.`);
}

/** "port 21 of 192.0.2.1". */
export function placeOf(seen: Observation): string {
  const { port = null, address = null } = seen.target ?? {};
  if (port === null) return address ?? seen.target?.host ?? 'the service';
  return address === null ? `port ${port}` : `port ${port} of ${address}`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const quoteLimit = 200;
/** The server's words, on one line, without the full stop that the sentence around them brings. */
export const quote = (text: string): string => quotedWords(text, quoteLimit);

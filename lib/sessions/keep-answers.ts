import { maskPasted } from '@/lib/ftp/redact';
import { type Answers, ERROR_TEXT_LIMIT } from '@/lib/wizard/answers';

export interface KeptAnswers<A> {
  readonly answers: A;
  /** How many passwords, keys and tokens were masked. */
  readonly masked: number;
}

/**
 * Answers as they may be stored: what looks like a secret in the pasted error text is masked. A mask may be longer than
 * what it stands for, so the text is cut to its limit again.
 */
export function keepAnswers<A extends Answers>(answers: A): KeptAnswers<A> {
  if (!answers.errorText) return { answers, masked: 0 };
  const { text, masked } = maskPasted(answers.errorText);
  const errorText = text.slice(0, ERROR_TEXT_LIMIT).replace(/[\uD800-\uDBFF]$/, '');
  return { answers: { ...answers, errorText }, masked };
}

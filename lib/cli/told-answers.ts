import { type WeighedQuestion, weighedQuestions } from '@/lib/diagnosis/answers';
import type { Observation } from '@/lib/observations/observation';
import { answerObservations } from '@/lib/sessions/answer-observations';
import { type Answers, answersSchema } from '@/lib/wizard/answers';
import { UsageError } from './usage-error';

/** What the person told with the command. */
export interface ToldAnswers {
  /** Those that the wizard asks too. */
  readonly answers: Answers;
  /** Those that only weigh in a diagnosis. */
  readonly others: Readonly<Partial<Record<WeighedQuestion, string>>>;
}

const keys: ReadonlySet<string> = new Set(Object.keys(answersSchema.shape));
/** The host is the command's operand, the user has an option of its own. */
const questions = weighedQuestions.join(', ');
const longestWord = 64;

/** `error-text` is called `errorText` where the wizard keeps it. */
const keyOf = (name: string): string =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/**
 * Reads the values of `--answer`: `symptom=no-listing`. A later answer to the same question replaces the earlier one.
 *
 * @throws UsageError for an unknown question, a value that is not among its answers, or one that is too long
 */
export function readToldAnswers(texts: readonly string[]): ToldAnswers {
  let answers: Answers = {};
  const others: Partial<Record<WeighedQuestion, string>> = {};
  for (const text of texts) {
    const [, name = '', value = ''] = /^([a-z-]{1,40})=(.*)$/s.exec(text) ?? [];
    const question = weighedQuestions.find((one) => one === name);
    if (question === undefined)
      throw new UsageError(`--answer takes NAME=VALUE; NAME is one of ${questions}.`);
    const key = keyOf(question);
    if (keys.has(key)) answers = { ...answers, ...readAnswer(question, key, value) };
    else others[question] = readWord(question, value);
  }
  return { answers, others };
}

function readAnswer(question: WeighedQuestion, key: string, value: string): Answers {
  const given = question === 'port' && /^\d{1,5}$/.test(value) ? Number(value) : value;
  const read = answersSchema.safeParse({ [key]: given });
  if (read.success && value.trim() !== '') return read.data;
  throw new UsageError(`--answer ${question}: ${read.error?.issues[0]?.message ?? 'the value is missing'}.`);
}

function readWord(question: WeighedQuestion, value: string): string {
  if (/^[a-z0-9-]+$/.test(value) && value.length <= longestWord) return value;
  throw new UsageError(
    `--answer ${question} takes one word of small letters, digits and hyphens, at most ${longestWord}.`,
  );
}

/** The answers as observations like everything else. */
export function toldObservations({ answers, others }: ToldAnswers, at: Date): Observation[] {
  const further = Object.entries(others).map(
    ([question, value]): Observation => ({
      v: 1,
      id: `answer/${question}`,
      kind: 'answer',
      vantage: { kind: 'customer', network: 'customer' },
      at: at.toISOString(),
      target: null,
      elapsedMs: null,
      failure: null,
      detail: null,
      question,
      value,
    }),
  );
  return [...answerObservations(answers, at), ...further];
}

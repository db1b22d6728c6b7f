import { describeObservation } from '@/lib/reports/describe-observation';
import type { ResultState } from '@/lib/reports/report';
import type { StoredEvidence } from './store';

/** One line of a text that was brought in. */
export interface LogLine {
  /** Its number in what was brought in, from 1. */
  readonly number: number;
  readonly text: string;
  /** What it means, in plain words; empty where it was not needed. */
  readonly means: readonly { readonly state: ResultState; readonly sentence: string }[];
  /** It is part of what the verdict rests on. */
  readonly tells: boolean;
}

/** Characters of one line that are shown. */
const LINE_LIMIT = 400;

/**
 * The lines of a log with what they mean beside them.
 * @param cited ids of the observations that the findings rest on
 */
export function logLines(
  { text, summary, observations }: Pick<StoredEvidence, 'text' | 'summary' | 'observations'>,
  cited: ReadonlySet<string>,
): readonly LogLine[] {
  if (text === null) return [];
  const byLine = new Map<
    number,
    { readonly id: string; readonly state: ResultState; readonly sentence: string }[]
  >();
  for (const seen of observations) {
    const number = summary.lines[seen.id];
    if (number === undefined) continue;
    const { state, sentence } = describeObservation(seen);
    const about = byLine.get(number) ?? [];
    if (!about.some((one) => one.sentence === sentence)) about.push({ id: seen.id, state, sentence });
    byLine.set(number, about);
  }
  return text.split(/\r\n|\n|\r/).map((line, place) => {
    const number = summary.firstLine + place;
    const about = byLine.get(number) ?? [];
    return {
      number,
      text: line.length > LINE_LIMIT ? `${line.slice(0, LINE_LIMIT)}…` : line,
      means: about.map(({ state, sentence }) => ({ state, sentence })),
      tells: about.some(({ id }) => cited.has(id)),
    };
  });
}

import type { Finding } from '@/lib/diagnosis/finding';
import { describeObservation } from '@/lib/reports/describe-observation';
import { explainLogLines } from '@/lib/reports/explain-log-lines';
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
 * @param findings of the diagnosis with this log, whose lines are marked
 */
export function logLines(
  { text, summary, observations }: Pick<StoredEvidence, 'text' | 'summary' | 'observations'>,
  findings: readonly Finding[],
): readonly LogLine[] {
  if (text === null) return [];
  const { firstLine } = summary;
  const lines = new Map(Object.entries(summary.lines).map(([id, line]) => [id, line - firstLine + 1]));
  const explained = explainLogLines({ observations, lines, text }, findings);
  const telling = new Set(explained.map(({ line }) => line + firstLine - 1));
  const byLine = new Map<number, { readonly state: ResultState; readonly sentence: string }[]>();
  for (const seen of observations) {
    const number = summary.lines[seen.id];
    if (number === undefined) continue;
    const { state, sentence } = describeObservation(seen);
    const about = byLine.get(number) ?? [];
    if (!about.some((one) => one.sentence === sentence)) about.push({ state, sentence });
    byLine.set(number, about);
  }
  return text.split(/\r\n|\n|\r/).map((line, place) => {
    const number = firstLine + place;
    const about = byLine.get(number) ?? [];
    return {
      number,
      text: line.length > LINE_LIMIT ? `${line.slice(0, LINE_LIMIT)}…` : line,
      means: about,
      tells: telling.has(number),
    };
  });
}

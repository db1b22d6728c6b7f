import type { Finding } from '@/lib/diagnosis/finding';
import { visibleText } from '@/lib/ftp/visible-text';
import type { Observation } from '@/lib/observations/observation';
import { describeObservation } from './describe-observation';

/** The part of a log's reading that is needed to show its lines. */
export interface ReadLines {
  readonly observations: readonly Observation[];
  /** By observation id: the number of the line that shows it, from 1. */
  readonly lines: ReadonlyMap<string, number>;
  /** The text that was read, with secrets masked. */
  readonly text: string;
}

/** One line of a log that gave a cause away. */
export interface ExplainedLine {
  /** Number of the line, from 1. */
  readonly line: number;
  /** As it stands there, with invisible characters spelled out. */
  readonly text: string;
  /** What it means: one plain sentence. */
  readonly words: string;
  /** The findings that rest on it, by cause, the first finding first. */
  readonly causes: readonly string[];
}

const textLimit = 400;

/**
 * The lines of a log on which the findings of a diagnosis rest, in the order of the log. The lines of the first
 * findings come before all others where there are too many; results of other origin are passed over.
 * @param most how many lines at most
 */
export function explainLogLines(
  { observations, lines, text }: ReadLines,
  findings: readonly Pick<Finding, 'cause' | 'evidence'>[],
  most = 12,
): readonly ExplainedLine[] {
  const known = new Map(observations.map((seen) => [seen.id, seen]));
  const found = new Map<number, { words: string; causes: Set<string> }>();
  for (const { cause, evidence } of findings)
    for (const { observations: ids, speaks } of evidence) {
      if (speaks !== 'for') continue;
      for (const id of ids) {
        const line = lines.get(id);
        const seen = known.get(id);
        if (line === undefined || seen === undefined) continue;
        const before = found.get(line);
        if (before) before.causes.add(cause);
        else if (found.size < most)
          found.set(line, { words: describeObservation(seen).sentence, causes: new Set([cause]) });
      }
    }
  const wanted = linesOf(text, new Set(found.keys()));
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([line, { words, causes }]) => ({
      line,
      text: visibleText((wanted.get(line) ?? '').trim(), textLimit),
      words,
      causes: [...causes],
    }));
}

/** The text of some lines, without cutting a large text into all of its lines. */
function linesOf(text: string, wanted: ReadonlySet<number>): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  const last = Math.max(0, ...wanted);
  let start = 0;
  for (let number = 1; number <= last && start <= text.length; number += 1) {
    const end = endOfLine(text, start);
    if (wanted.has(number)) found.set(number, text.slice(start, Math.min(end, start + textLimit * 2)));
    start = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
  return found;
}

/** Where the line that begins at `start` ends: before `\n`, `\r\n` or `\r`, as the reader counts lines. */
function endOfLine(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || unit === 13) return at;
  }
  return text.length;
}

import type { Said } from './log-entry';

/** Sentences of one meaning, in all languages, with `%s` and `%d` for values; `said` gets what stands for the first `%s`. */
export interface SentenceGroup {
  readonly sentences: readonly string[];
  readonly said: (value: string | null, line: string) => readonly Said[];
}

interface Entry {
  readonly pattern: RegExp;
  readonly said: SentenceGroup['said'];
}

/** Characters by which sentences are looked up. */
const headLength = 3;
/** What stands before a sentence, at most so many times: `Error: Critical error: …`. */
const labelLimit = 3;
const label = /^.{0,60}?[\p{L}\p{M}]{2,30}[ \u00a0]?[:：][ \t\u00a0]*/u;

const patternOf = (sentence: string): RegExp =>
  new RegExp(
    `^${sentence
      .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
      .replaceAll(' ', '[ \\u00a0]')
      .replace('%s', '(.{1,253}?)')
      .replaceAll('%s', '.{1,253}?')
      .replaceAll('%d', '\\d{1,6}')}${/%s$/.test(sentence) ? '[ .…]*$' : ''}`,
    'u',
  );

/**
 * Makes a table of many sentences that is asked line by line: a line is compared only with those that begin alike.
 * @returns what a line says; null when it is none of the sentences, also after labels with a colon
 */
export function sentenceTable(groups: readonly SentenceGroup[]): (line: string) => readonly Said[] | null {
  const byHead = new Map<string, Entry[]>();
  const withoutHead: Entry[] = [];
  for (const { sentences, said } of groups)
    for (const sentence of new Set(sentences)) {
      const entry = { pattern: patternOf(sentence), said };
      const head = sentence.slice(0, headLength);
      if (head.includes('%')) withoutHead.push(entry);
      else byHead.set(head, [...(byHead.get(head) ?? []), entry]);
    }
  const find = (text: string, line: string): readonly Said[] | null => {
    for (const { pattern, said } of byHead.get(text.slice(0, headLength)) ?? []) {
      const found = pattern.exec(text);
      if (found) return said(found[1] ?? null, line);
    }
    return null;
  };
  const findWithout = (text: string, line: string): readonly Said[] | null => {
    for (const { pattern, said } of withoutHead) {
      const found = pattern.exec(text);
      if (found) return said(found[1] ?? null, line);
    }
    return null;
  };
  return (line) => {
    let text = line.trimStart();
    for (let round = 0; round <= labelLimit; round += 1) {
      const found = find(text, line);
      if (found) return found;
      const stripped = text.replace(label, '');
      // Only the text of a message can begin with a value; without a label any line would.
      if (round > 0 && stripped === text) return findWithout(text, line);
      if (stripped === text) return null;
      if (round === 0) {
        const other = find(stripped, line) ?? findWithout(stripped, line);
        if (other) return other;
      }
      text = stripped;
    }
    return null;
  };
}

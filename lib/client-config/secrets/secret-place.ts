/** A piece of text that is a secret. */
export interface SecretPlace {
  readonly start: number;
  readonly end: number;
}

/** The piece without outer quotes, which stay so that the text keeps its form; nothing where it is blank. */
export function* unlessBlank(text: string, start: number, end: number): Generator<SecretPlace> {
  const first = text[start] ?? '';
  const isQuoted = end - start >= 2 && (first === '"' || first === "'") && text[end - 1] === first;
  const place = isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
  if (place.end > place.start && text.slice(place.start, place.end).trim() !== '') yield place;
}

const line = /[^\r\n]*/y;

export function endOfLine(text: string, start: number): number {
  line.lastIndex = start;
  return start + (line.exec(text)?.[0].length ?? 0);
}

const word = /(?:"[^"\\\r\n]*(?:\\.[^"\\\r\n]*)*"|'[^'\r\n]*'|\\[^\r\n]|[^\s"'\\])+/y;

/**
 * Where a word of a command line ends; a quote that never closes reaches to the end of its line. Within a command that
 * stands in quotes itself, the quote before a blank is not the word's.
 */
export function endOfWord(text: string, start: number): number {
  word.lastIndex = start;
  const end = start + (word.exec(text)?.[0].length ?? 0);
  const inner = text.slice(start, end).search(/"(?=\s|$)/);
  if (inner > 0 && !/^["']/.test(text[start] ?? '') && isWithinQuotes(text, start)) return start + inner;
  return /["'\\]/.test(text[end] ?? '') ? endOfLine(text, end) : end;
}

/** An odd number of quotes stands before it on its line. */
function isWithinQuotes(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 1000), at);
  const sameLine = before.slice(before.lastIndexOf('\n') + 1);
  return sameLine.split('"').length % 2 === 0;
}

import { evidenceLimits } from './evidence';

/** Text as the database can hold it: NUL and halves of characters are replaced. */
export const keepable = (text: string): string => text.replace(/[\0\p{Cs}]/gu, '\ufffd');

export interface KeptEnd {
  readonly text: string;
  readonly place: { readonly firstLine: number };
}

/** The end of a text as far as it is kept, from the beginning of a line, and the number of that line. */
export function keptEnd(text: string): KeptEnd {
  if (text.length <= evidenceLimits.keptText) return { text, place: { firstLine: 1 } };
  const from = text.length - evidenceLimits.keptText;
  const lineEnd = text.indexOf('\n', from);
  // A single line without end is cut inside.
  const start = lineEnd < 0 || lineEnd + 1 >= text.length ? from : lineEnd + 1;
  const kept = text.slice(start).replace(/^[\uDC00-\uDFFF]/, '');
  return { text: kept, place: { firstLine: lineEndsBefore(text, start) + 1 } };
}

/** Line ends before a place, as the reader counts them: CR LF, LF, or CR alone. */
function lineEndsBefore(text: string, place: number): number {
  let count = 0;
  for (let at = 0; at < place; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) count++;
  }
  return count;
}

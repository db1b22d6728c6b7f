import { type Result, success } from '@/lib/result';
import { faulty, type KitFault } from './kit-fault';

/** The first line of a result, whole. */
export interface KitHeader {
  readonly kind: 'sh' | 'ps1';
  readonly system: string;
}

/** A result as it came: its header, and its lines as fields, without the first and the last. */
export interface KitLines extends KitHeader {
  readonly lines: readonly (readonly string[])[];
}

/** Bytes of a post, and of a paste with what surrounds it. */
const kitTextLimit = 262_144;
const lineLimit = 3000;
/** A certificate in base64 is the longest field. */
const fieldLimit = 16_384;

const header = /^portside-kit 1 (sh|ps1) ([A-Za-z0-9.-]{1,40})$/;
const begins = /-{5} BEGIN PORTSIDE RESULT -{5}\s*$/;
/** Mail programs put these before lines that they quote. */
const quoted = /^(?:> ?)+/;

/**
 * Finds the result in what was posted or pasted. A post is the file: fields with tabs between them. A paste is what the
 * script printed, with whatever the terminal or a mail put around it: fields with tildes, long lines continued with
 * a plus sign.
 */
export function findKitLines(text: string): Result<KitLines, KitFault> {
  if (text.length > kitTextLimit || new TextEncoder().encode(text).length > kitTextLimit)
    return faulty('too-large');
  const all = text.split('\n').map((line) => line.replace(quoted, '').trimEnd());
  const mark = all.findLastIndex((line) => begins.test(line));
  const from = mark < 0 ? all.findIndex((line) => line !== '') : mark + 1;
  const found = header.exec(all[from] ?? '');
  if (!found) return faulty('no-result');
  const separator = mark < 0 ? '\t' : '~';
  const body = all.slice(from + 1);
  const end = body.indexOf('end');
  if (end < 0) return faulty(body.length > lineLimit ? 'too-many-lines' : 'incomplete');
  const joined = mark < 0 ? body.slice(0, end) : unfold(body.slice(0, end));
  if (joined.length > lineLimit) return faulty('too-many-lines');
  const lines: string[][] = [];
  for (const [index, line] of joined.entries()) {
    const fields = line.split(separator);
    if (!fields.every((field) => /^[\x20-\x7e]*$/.test(field))) return faulty('bad-character', index + 2);
    if (fields.some((field) => field.length > fieldLimit)) return faulty('bad-value', index + 2);
    lines.push(fields);
  }
  if (mark < 0 && body.slice(end + 1).some((line) => line !== '')) return faulty('unknown-line', end + 3);
  const [, kind, system = ''] = found;
  return success({ kind: kind === 'ps1' ? 'ps1' : 'sh', system, lines });
}

/** Puts lines together again that were broken to fit a terminal. */
function unfold(lines: readonly string[]): string[] {
  const whole: string[] = [];
  for (const line of lines) {
    const last = whole.length - 1;
    if (line.startsWith('+') && last >= 0) whole[last] = `${whole[last]}${line.slice(1)}`;
    else whole.push(line);
  }
  return whole;
}

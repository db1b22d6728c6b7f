import type { Token } from '../setting';

/** A JSON value and where it stands. Comments and commas behind the last value are allowed, as editors do. */
export type JsonPlace = Omit<Token, 'value'> &
  (
    | { readonly kind: 'object'; readonly members: ReadonlyMap<string, JsonPlace> }
    | { readonly kind: 'array'; readonly items: readonly JsonPlace[] }
    | { readonly kind: 'value'; readonly value: string | number | boolean | null }
  );

const limits = { depth: 64, values: 10_000 };
const token =
  /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d{1,20}(?:\.\d{1,20})?(?:[eE][+-]?\d{1,3})?|true|false|null|[{}[\]:,]/y;
const blank = /[\s\ufeff]*/y;

/** Where the blanks and comments at a place end. */
function afterBlanks(text: string, from: number): number {
  let at = from;
  for (;;) {
    blank.lastIndex = at;
    at += blank.exec(text)?.[0].length ?? 0;
    const mark = text.slice(at, at + 2);
    if (mark !== '//' && mark !== '/*') return at;
    const end = mark === '//' ? text.indexOf('\n', at) : text.indexOf('*/', at + 2);
    if (end === -1) return text.length;
    at = mark === '//' ? end : end + 2;
  }
}

/** Null for what is no JSON, is deeper than 64 levels or has more than 10,000 values. */
export function readJson(text: string): JsonPlace | null {
  let at = 0;
  let count = 0;
  const next = (): { raw: string; start: number } | null => {
    at = afterBlanks(text, at);
    token.lastIndex = at;
    const raw = token.exec(text)?.[0];
    if (raw === undefined) return null;
    at += raw.length;
    return { raw, start: at - raw.length };
  };
  const value = (first: ReturnType<typeof next>, depth: number): JsonPlace | null => {
    count += 1;
    if (first === null || depth > limits.depth || count > limits.values) return null;
    const { raw, start } = first;
    if (raw === '{') return object(start, depth);
    if (raw === '[') return array(start, depth);
    const read = scalar(raw);
    return read === undefined ? null : { kind: 'value', value: read, start, end: at };
  };
  const object = (start: number, depth: number): JsonPlace | null => {
    const members = new Map<string, JsonPlace>();
    for (;;) {
      const key = next();
      if (key?.raw === '}') return { kind: 'object', members, start, end: at };
      const name = scalar(key?.raw ?? '');
      if (typeof name !== 'string' || next()?.raw !== ':') return null;
      const member = value(next(), depth + 1);
      if (member === null) return null;
      members.set(name, member);
      const after = next()?.raw;
      if (after === '}') return { kind: 'object', members, start, end: at };
      if (after !== ',') return null;
    }
  };
  const array = (start: number, depth: number): JsonPlace | null => {
    const items: JsonPlace[] = [];
    for (;;) {
      const first = next();
      if (first?.raw === ']') return { kind: 'array', items, start, end: at };
      const item = value(first, depth + 1);
      if (item === null) return null;
      items.push(item);
      const after = next()?.raw;
      if (after === ']') return { kind: 'array', items, start, end: at };
      if (after !== ',') return null;
    }
  };
  const outermost = value(next(), 0);
  return outermost !== null && next() === null && at === text.length ? outermost : null;
}

/** Undefined for punctuation and broken strings. */
function scalar(raw: string): string | number | boolean | null | undefined {
  if (!/^["\-\dtfn]/.test(raw)) return undefined;
  try {
    const read: unknown = JSON.parse(raw);
    return typeof read === 'object' ? null : (read as string | number | boolean);
  } catch {
    return undefined;
  }
}

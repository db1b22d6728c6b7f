import type { SecretPlace } from './secrets/secret-place';
import { secretPlaces } from './secrets/secret-places';

/** A text that may leave the customer's machine. */
export interface Cleaned {
  readonly text: string;
  /** Places where something was taken out; to be told to the customer. */
  readonly removed: number;
}

/** Shorter secrets, and those of letters only, may stand elsewhere as words of their own. */
const shortestCopy = 6;
const copyLimit = 200;

/**
 * Takes passwords, keys and tokens out of a settings file, command line or address, whatever wrote it and even where
 * it is broken. The rest stays as it is, line by line, so that it can still be read. What was taken out is also looked
 * for in the rest of the text, in the clear and as base64. Uses nothing but the language, and so works in browsers.
 */
export function withoutSecrets(raw: string): Cleaned {
  const places = merged(secretPlaces(raw));
  const secrets = new Set(places.flatMap(({ start, end }) => formsOf(raw.slice(start, end))));
  const text = cut(raw, places);
  const copies = copiesOf(text, secrets);
  return { text: cut(text, copies), removed: places.length + copies.length };
}

/** In order, joined where they overlap. */
function merged(places: readonly SecretPlace[]): readonly SecretPlace[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of [...places].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** Line ends stay, so that lines keep their numbers. */
function cut(text: string, places: readonly SecretPlace[]): string {
  const kept: string[] = [];
  let at = 0;
  for (const { start, end } of places) {
    kept.push(text.slice(at, start), text.slice(start, end).replace(/[^\r\n]+/g, ''));
    at = end;
  }
  return kept.join('') + text.slice(at);
}

/** The secret itself, and what it says where it is base64. */
function formsOf(raw: string): readonly string[] {
  const secret = raw.replace(/^[:,\s"']+|[\s"']+$/g, '');
  return [secret, decoded(secret)].filter(
    (form) => form.length >= shortestCopy && form.length <= 1000 && /[^A-Za-z]/.test(form),
  );
}

function decoded(text: string): string {
  if (!/^[A-Za-z0-9+/]{8,1000}={0,2}$/.test(text) || text.length % 4 !== 0) return '';
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const clear = new TextDecoder().decode(bytes);
  return /[\ufffd\p{Cc}]/u.test(clear) ? '' : clear;
}

function copiesOf(text: string, secrets: ReadonlySet<string>): readonly SecretPlace[] {
  const forms = [...secrets].slice(0, copyLimit).flatMap((secret) => [secret, encoded(secret)]);
  if (forms.length === 0) return [];
  const literal = forms.map((form) => form.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  return [...text.matchAll(new RegExp(literal.join('|'), 'g'))].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}

const encoded = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

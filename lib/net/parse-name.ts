import { type Result, success } from '@/lib/result';
import { decodePunycode } from './punycode';
import { type Refused, refuseTarget, type TargetRefusal } from './target-refusal';

/** A name in its two spellings; equal unless it is international (RFC 5890). */
export interface ParsedName {
  readonly unicode: string;
  readonly ascii: string;
}

const example = 'such as ftp.example.com';
const writeDecimals = 'write the address as four decimal numbers, such as 8.8.8.8, or enter the name';

/**
 * Reads a host name (RFC 1123 section 2.1, with underscores as found in practice).
 * @param text without surrounding space, port or path
 * @param offset characters before `text` in what the person typed
 */
export function parseName(text: string, offset: number): Result<ParsedName, TargetRefusal> {
  const name = text.endsWith('.') ? text.slice(0, -1) : text;
  if (name === '')
    return refuseTarget('bad-name', `The name is missing; enter the full public name, ${example}.`);
  const wrong = firstWrongCharacter(name, offset);
  if (wrong) return wrong;
  const folded = name.toLowerCase();
  if (looksLikeNumber(folded)) {
    return refuseTarget('number-spelling', `This looks like a number in another spelling; ${writeDecimals}.`);
  }
  // Upper-case folding may leave combining marks; the composed form is what gets encoded and shown.
  const parsed = toBothSpellings(folded.normalize('NFC'));
  if (!parsed) {
    return refuseTarget(
      'bad-international-name',
      `This is not a valid international name; enter it as your provider wrote it, ${example}.`,
    );
  }
  return checkLabels(parsed.ascii) ?? success(parsed);
}

function firstWrongCharacter(name: string, offset: number): Refused | null {
  for (const [index, character] of [...name].entries()) {
    if (/^[A-Za-z0-9._-]$/.test(character)) continue;
    const position = offset + index + 1;
    if (/^[\u3002\uff0e\uff61\u2024]$/.test(character) || /^\p{N}$/u.test(character)) {
      return refuseTarget(
        'number-spelling',
        `Character ${position} only looks like a plain digit or dot; type it with plain digits and dots.`,
        position,
      );
    }
    if (isPlainLetter(character)) continue;
    return refuseTarget(
      'bad-character',
      `Character ${position} cannot be part of a name; enter a name of letters, digits, dots and hyphens, ${example}.`,
      position,
    );
  }
  return null;
}

/** A letter or mark beyond ASCII that stands for itself, not for another character (Unicode NFKC). */
function isPlainLetter(character: string): boolean {
  if (!/^[\p{L}\p{M}]$/u.test(character) || character.charCodeAt(0) < 128) return false;
  return character.normalize('NFKC') === character.normalize('NFC');
}

/** What the URL standard takes for an IPv4 address: a last label of digits or a hexadecimal number. */
function looksLikeNumber(name: string): boolean {
  const last = name.slice(name.lastIndexOf('.') + 1);
  return /^([0-9]+|0x[0-9a-f]*)$/.test(last);
}

function toBothSpellings(name: string): ParsedName | null {
  const labels = name.split('.').map(decodeLabel);
  if (!labels.every((label) => label !== null)) return null;
  const unicode = labels.join('.');
  const ascii = isAscii(unicode) ? unicode : encode(unicode);
  // Decoding and encoding must agree, else two different names would be shown and asked for.
  if (ascii === null || (isAscii(name) && ascii !== name)) return null;
  return { unicode, ascii };
}

/** The Unicode form of one label; null for a malformed `xn--` label or one that hides forbidden characters. */
function decodeLabel(label: string): string | null {
  if (!label.startsWith('xn--')) return label;
  const decoded = decodePunycode(label.slice(4));
  if (decoded === null || isAscii(decoded)) return null;
  return [...decoded].every((character) => /^[a-z0-9-]$/.test(character) || isPlainLetter(character))
    ? decoded
    : null;
}

/** UTS #46 as the URL standard applies it, after our own checks of every character. */
function encode(unicode: string): string | null {
  const address = `http://${unicode}/`;
  if (!URL.canParse(address)) return null;
  const { hostname } = new URL(address);
  const sameShape = hostname.split('.').length === unicode.split('.').length;
  return sameShape && /^[a-z0-9._-]+$/.test(hostname) && !looksLikeNumber(hostname) ? hostname : null;
}

function checkLabels(ascii: string): Refused | null {
  if (ascii.length > 253)
    return refuseTarget(
      'bad-name',
      `A name has at most 253 characters; enter the full public name, ${example}.`,
    );
  for (const label of ascii.split('.')) {
    if (label === '')
      return refuseTarget(
        'bad-name',
        `The name has two dots in a row or begins with one; enter it with single dots, ${example}.`,
      );
    if (label.length > 63)
      return refuseTarget(
        'bad-name',
        `A part between two dots has at most 63 characters; check the name, it should look like ftp.example.com.`,
      );
    if (label.startsWith('-') || label.endsWith('-')) {
      return refuseTarget(
        'bad-name',
        `A part of a name cannot begin or end with a hyphen; check the name, it should look like ftp.example.com.`,
      );
    }
  }
  return null;
}

const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

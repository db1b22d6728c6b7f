import { type Result, success } from '@/lib/result';
import { type Refused, refuseTarget, type TargetRefusal } from './target-refusal';

/** What stands around a host in pasted text, taken apart. */
export interface Surroundings {
  /** Host and port. */
  readonly authority: string;
  /** Characters before the authority in what was typed. */
  readonly offset: number;
  readonly encryptionHint: 'implicit' | 'explicit' | null;
  readonly notes: readonly string[];
}

const nameAlone = 'enter the name alone, such as ftp.example.com';
const quotes = /["'`\u00ab\u00bb\u2018-\u201f\u2039\u203a]/;
/** Control, format and line-separating characters, half surrogate pairs, and characters that show nothing. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

const encryptionOf: ReadonlyMap<string, Surroundings['encryptionHint']> = new Map([
  ['ftp', null],
  ['ftps', 'implicit'],
  ['ftpes', 'explicit'],
] as const);

/** Refuses text with a character that cannot be seen, naming its place. */
export function firstHiddenCharacter(text: string, before: number): Refused | null {
  for (const [index, character] of [...text].entries()) {
    if (!hidden.test(character)) continue;
    const position = before + index + 1;
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    const sentence = `Character ${position} is invisible (U+${code}); type the name by hand instead of pasting it.`;
    return refuseTarget('hidden-character', sentence, position);
  }
  return null;
}

/** Takes off scheme and path. A user part, another scheme and anything that is not host and port are refused. */
export function readSurroundings(text: string, before: number): Result<Surroundings, TargetRefusal> {
  // Nothing of the text is repeated here: it may hold a password.
  if (text.includes('@')) {
    return refuseTarget(
      'user-part',
      `The text contains a user name (before @); leave user and password out and ${nameAlone}.`,
    );
  }
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):\/\//.exec(text);
  const kind = scheme?.[1]?.toLowerCase();
  if (kind !== undefined && !encryptionOf.has(kind)) return refuseScheme(kind);
  const start = scheme?.[0].length ?? 0;
  const rest = text.slice(start);
  const end = rest.search(scheme ? /[/?#]/ : /\//);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const path = end < 0 ? '' : rest.slice(end);
  if (!scheme && /^\/[0-9]/.test(path) && /^[0-9a-fA-F.:[\]]+$/.test(authority)) {
    return refuseTarget(
      'range',
      'This is a range of addresses; enter the name or one address of the server.',
    );
  }
  const offset = before + [...text.slice(0, start)].length;
  const wrong = refuseCharacters(authority, offset);
  if (wrong) return wrong;
  const notes =
    path === '' || path === '/'
      ? []
      : ['The part after the name was left out: only the server itself is tested.'];
  return success({ authority, offset, encryptionHint: encryptionOf.get(kind ?? 'ftp') ?? null, notes });
}

function refuseScheme(kind: string): Refused {
  if (kind === 'sftp' || kind === 'ssh' || kind === 'scp') {
    return refuseTarget(
      'scheme',
      `SFTP is another protocol than FTP and is not tested here; ${nameAlone}, if the server also offers FTP.`,
    );
  }
  return refuseTarget(
    'scheme',
    `Only addresses that begin with ftp://, ftps:// or ftpes:// are understood; ${nameAlone}.`,
  );
}

function refuseCharacters(authority: string, offset: number): Refused | null {
  if (authority === '') return refuseTarget('bad-name', `The name of the server is missing; ${nameAlone}.`);
  const at = (index: number) => offset + [...authority.slice(0, index)].length + 1;
  const quote = authority.search(quotes);
  if (quote >= 0)
    return refuseTarget(
      'quotes',
      `There are quotation marks around or in the name; leave them out and ${nameAlone}.`,
      at(quote),
    );
  const space = authority.search(/\s/);
  if (space >= 0)
    return refuseTarget(
      'white-space',
      `There is a space in the name; ${nameAlone}, and a port after a colon.`,
      at(space),
    );
  const colonOrZone = authority.includes(':') && authority.includes('%');
  const other = authority.search(/[\\<>{}|^$()?#!*+=,;&~/]|%/);
  if (other < 0 || colonOrZone) return null;
  return refuseTarget(
    'bad-character',
    `Character ${at(other)} cannot be part of a name; ${nameAlone}.`,
    at(other),
  );
}

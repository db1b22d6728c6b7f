import { assignedSecrets } from './assigned-secrets';
import { elementSecrets } from './element-secrets';
import { type SecretPlace, unlessBlank } from './secret-place';
import { spokenSecrets } from './spoken-secrets';

/**
 * Wherever the files and command lines of FTP programs have secrets, whatever wrote the text: a file that is taken for
 * another must not give away more. Each pass is linear.
 */
export function secretPlaces(text: string): readonly SecretPlace[] {
  return [
    ...elementSecrets(text),
    ...assignedSecrets(text),
    ...addressSecrets(text),
    ...keyBlocks(text),
    ...(/^[\s\ufeff]*</.test(text.slice(0, 2000)) ? [] : spokenSecrets(text)),
  ];
}

const address = /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,20}:\/\/([^\s:/@"'<>]{0,256}):([^\s"'<>]{1,1024})/gi;

/** `ftp://user:secret@host`, where the secret may itself have `@` or `/` in it. */
function* addressSecrets(text: string): Generator<SecretPlace> {
  for (const match of text.matchAll(address)) {
    const [whole, , rest = ''] = match;
    const slash = rest.indexOf('/');
    const authority = slash === -1 ? rest : rest.slice(0, slash);
    if (/^\d{1,5}$/.test(authority)) continue;
    const at = authority.includes('@') ? authority.lastIndexOf('@') : rest.indexOf('@');
    if (at <= 0) continue;
    const start = match.index + whole.length - rest.length;
    // The colon goes as well: with it, programs would take the password for an empty one.
    yield { start: start - 1, end: start + at };
  }
}

function* keyBlocks(text: string): Generator<SecretPlace> {
  let covered = 0;
  for (const match of text.matchAll(/-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/g)) {
    const start = match.index + match[0].length;
    if (start < covered) continue;
    const end = text.indexOf('-----END', start);
    covered = end === -1 ? text.length : end;
    yield* unlessBlank(text, start, covered);
  }
}

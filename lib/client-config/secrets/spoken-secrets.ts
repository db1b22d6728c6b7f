import { endOfWord, type SecretPlace, unlessBlank } from './secret-place';

/** Options that are a name and a secret in one word: `-u name:secret` (curl), `-u name,secret` (lftp). */
const pairs =
  /(?:(?<![\w-])-[A-Za-z#0-9]{0,10}[uUE][ \t]{0,20}|(?<![\w-])--(?:user|proxy-user|cert|proxy-cert)(?:[ \t]{1,20}|=)|^[ \t]{0,20}-{0,2}(?:user|proxy-user|cert)[ \t]{0,20}[=: \t][ \t]{0,20})/gm;

/** What a secret stands behind, with a blank between them. */
const openings: readonly RegExp[] = [
  /(?<![\w-])--(?:password|passphrase|pass|proxy-pass|tlspassword|proxy-tlspassword|oauth2-bearer|ftp-account|ftp-pass|cookie)[ \t]{1,20}/g,
  // `user name secret` of lftp and its like.
  /(?:^|[;\n"'])[ \t]{0,20}(?:user|login)[ \t]{1,20}(?![=:])[^\s:,=;]{1,200}[ \t]{1,20}(?!password\b|account\b)/g,
  /\b(?:ftp:acct|https?:(?:proxy-)?authorization)(?:\/\S{1,200})?[ \t]{1,20}/g,
  /\b(?:password|passwd|passphrase|PASS|ACCT)(?: is)?[ \t]{1,20}(?=\S{0,200}[\d!@#$%^&*+~])/g,
  /\b(?:Bearer|Basic)[ \t]{1,20}(?=\S{8})/g,
];
const netrcOpening = /(?:^|\s)(?:password|passwd|account)\s{1,200}/g;

/** Secrets of command lines, scripts, `.netrc` and remarks, where no sign stands between name and secret. */
export function* spokenSecrets(text: string): Generator<SecretPlace> {
  for (const place of wordsAfter(text, pairs)) {
    const divider = text.slice(place.start, place.end).search(/[:,]/);
    if (divider !== -1) yield { start: place.start + divider, end: place.end };
  }
  for (const opening of openings) yield* wordsAfter(text, opening);
  if (/(?:^|\s)(?:machine\s{1,20}\S|default\s{1,20}(?:login|user|password))/.test(text))
    yield* wordsAfter(text, netrcOpening);
}

function* wordsAfter(text: string, opening: RegExp): Generator<SecretPlace> {
  let covered = 0;
  for (const match of text.matchAll(opening)) {
    const start = match.index + match[0].length;
    if (start < covered) continue;
    covered = endOfWord(text, start);
    yield* unlessBlank(text, start, covered);
  }
}

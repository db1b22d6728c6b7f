import { type SealedValues, sealValues } from './sealed-values';

/** What stands in the place of a secret. */
const mask = '****';

const encoder = new TextEncoder();

/** Takes secrets out of text: known values wherever they stand, and what looks like a password from its surroundings. */
export interface Redactor {
  /** From now on this value is never shown, in whatever case or usual encoding it comes. Empty text is ignored. */
  hide(secret: string): void;
  redact(text: string): string;
  /** Lets go of the values: from now on they are recognised by fingerprints, from which they cannot be read. */
  seal(): void;
}

export function createRedactor(): Redactor {
  const hidden = new Set<string>();
  let values: RegExp | null = null;
  const sealed: SealedValues[] = [];
  return {
    hide(secret) {
      if (secret === '') return;
      for (const form of formsOf(secret)) hidden.add(form);
      // Longest first, so that a form which contains another is taken out as a whole.
      const sorted = [...hidden].sort((a, b) => b.length - a.length).map(literally);
      values = new RegExp(sorted.join('|'), 'giu');
    },
    redact: (text) => {
      const shown = sealed.reduce<string>((before, one) => one.replace(before, mask), text);
      return redactPatterns(values ? shown.replace(values, mask) : shown);
    },
    seal() {
      if (hidden.size === 0) return;
      sealed.push(sealValues([...hidden]));
      hidden.clear();
      values = null;
    },
  };
}

/** The value itself, and as servers, proxies and logs like to repeat it. */
function formsOf(secret: string): Set<string> {
  // Other forms of a very short value are found in any text by chance.
  if (secret.length < 4) return new Set([secret]);
  const bytes = encoder.encode(secret);
  const binary = String.fromCharCode(...bytes);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0'));
  return new Set(
    [
      secret,
      // The bytes of UTF-8 when somebody takes them for Latin-1.
      binary,
      encodeURIComponent(secret.replace(/\p{Cs}/gu, '\ufffd')),
      btoa(binary),
      hex.join(''),
      hex.join(' '),
      hex.join(':'),
      secret
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;'),
      JSON.stringify(secret).slice(1, -1),
    ].filter((form) => form !== ''),
  );
}

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');

/** Each pattern keeps its first group and masks what follows it up to the end of the word or line. */
const patterns: readonly RegExp[] = [
  /\b((?:PASS|ACCT|SITE PSWD)[ \t]+)\S{1,512}(?=[ \t]*$)/gm,
  /\b(ftps?:\/\/[^\s:/@]{0,256}:)[^\s@/]{1,256}(?=@)/gi,
];

/** Takes out what looks like a password whatever its value: `PASS x`, `ACCT x`, `SITE PSWD x`, `ftp://user:x@host`. */
export const redactPatterns = (text: string): string =>
  patterns.reduce((cleaned, pattern) => cleaned.replace(pattern, `$1${mask}`), text);

/** What a person pastes: settings, logs, command lines and keys. Each keeps its first group and masks the rest of what it finds. */
const pastedPatterns: readonly RegExp[] = [
  ...patterns,
  /\b((?:PASS|ACCT|SITE PSWD)[ \t]+)(?!(?:and|command|first|is|or)\b)([^\s"']{1,512})/g,
  /((?:^|[\s"'&?;,{(])(?:[\w-]{0,20}[-_.]?)?(?:pass(?:word|wd|phrase)?|pwd|secret|token|api[-_]?key)["']?[ \t]{0,4}(?:=|:(?!\/\/))[ \t]{0,4}["']?)([^\s"'&;,<>]{1,512})/gim,
  /(--?(?:password|passwd|pass|pw)[= \t]{1,4}["']?)([^\s"']{1,512})/gi,
  /(\bpassword[ \t]{1,4})(?=\S*[\d!@#$%^&*+=~])([^\s"'<>]{4,512})/gi,
  /(<Pass(?:word)?(?:[ \t][^<>]{0,100})?>)([^<]{1,2048})/gi,
  /(\bAuthorization[ \t]{0,4}:[ \t]{0,4}(?:[A-Za-z]{1,20}[ \t]{1,4})?)(\S{1,4096})/gi,
  /(-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----)((?:(?!-----)[\s\S]){1,16384})/g,
];

export interface Masked {
  readonly text: string;
  /** How many places were masked; to be told to whoever pasted it. */
  readonly masked: number;
}

/** Takes out of pasted text what looks like a password, key or token, before it is kept anywhere. */
export function maskPasted(text: string): Masked {
  let masked = 0;
  const clean = pastedPatterns.reduce(
    (before, pattern) =>
      before.replace(pattern, (found: string, kept: string) => {
        // The program that wrote it has masked it already.
        if (/^[*x\u2022]+$/i.test(found.slice(kept.length))) return found;
        masked += 1;
        return `${kept}${mask}`;
      }),
    text,
  );
  return { text: clean, masked };
}

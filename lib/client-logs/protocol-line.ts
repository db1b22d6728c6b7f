import type { Said } from './log-entry';

/** FTP commands as they stand in logs (RFC 959, 2228, 2389, 2428, 2640, 3659, 4217, and what servers add to them). */
const verbs: ReadonlySet<string> = new Set(
  (
    'USER PASS ACCT CWD CDUP SMNT QUIT REIN PORT PASV TYPE STRU MODE RETR STOR STOU APPE ALLO REST RNFR RNTO ABOR DELE ' +
    'RMD MKD PWD LIST NLST SITE SYST STAT HELP NOOP AUTH ADAT PBSZ PROT CCC MIC CONF ENC FEAT OPTS EPRT EPSV LANG ' +
    'MDTM SIZE MLST MLSD HOST HASH MFMT MFF CLNT XCWD XMKD XPWD XRMD XCUP CSID LPRT LPSV AVBL XCRC XMD5 XSHA1'
  ).split(' '),
);

/** What programs put before a command or reply: times, numbers of threads, arrows, and a word with a colon. */
const decorations: readonly RegExp[] = [
  /^\s+/,
  /^["'`]+(?=\S)/,
  /^[([<]?\d{4}[-/.]\d\d?[-/.]\d\d?[T ,]+\d\d?:\d\d(?::\d\d)?(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?[)\]>]?[ \t:,-]*/,
  /^[([<]?\d\d?[-/.]\d\d?[-/.]\d{2,4}[T ,]+\d\d?:\d\d(?::\d\d)?(?:[.,]\d{1,9})?(?: [AP]M)?[)\]>]?[ \t:,-]*/i,
  /^[([<]?\d\d?:\d\d:\d\d(?:[.,:]\d{1,9})?(?: [AP]M)?[)\]>]?[ \t:,-]*/i,
  /^\[[^\]\n]{1,40}\][ \t:]*/,
  /^\(\d{1,10}\)[ \t]*/,
  // Numbers of process and connection, as FileZilla writes them to files.
  /^\d{2,7}[ \t]\d{1,4}[ \t]+(?=\p{L}[^:]{0,30}:)/u,
  // Who speaks, in the log of a server: a user and an address.
  /^(?:\d\d?[-/.]\d\d?[-/.]\d{2,4} \d\d?:\d\d:\d\d(?: [AP]M)? )?- [^<>]{1,80}\([\da-fA-F.:]{3,45}\)>[ \t]*/,
  /^\*(?:cmd|resp|put|get|welcome)\*[ \t]*/,
  /^(?:[-=]{1,4}>|<[-=]{1,4}|>>|<<|[<>.*!](?=[ \t]))[ \t]*/,
  // `[ \t>]` as the programs of one family write `COMMAND:>`.
  /^\p{L}[\p{L}\p{M} ._-]{0,30}?[ \t\u00a0]?[:：][ \t\u00a0>]+/u,
  // The exceptions of Python, .NET and others carry the reply as their message.
  /^[\w.]{0,60}(?:error|exception)[\w.]{0,20}[ \t]*[:(][ \t]*/i,
];

/** A line without what its program put before it. */
export function withoutDecoration(line: string): string {
  if (!mayBeProtocol.test(line)) return line;
  let rest = line;
  if (isProtocol(rest)) return rest;
  for (let rounds = 0; rounds < 8; rounds += 1) {
    const before = rest;
    for (const decoration of decorations) {
      const found = decoration.exec(rest)?.[0].length ?? 0;
      if (found === 0) continue;
      rest = rest.slice(found);
      if (isProtocol(rest)) return rest;
    }
    if (rest === before) break;
  }
  return rest;
}

/** A code or a verb may stand in it, or another protocol's first word: all others need no closer look. */
const mayBeProtocol = /(?<!\d)[1-6]\d\d(?:[ -]|$)|(?<![A-Za-z])[A-Z]{3,4}1?(?![A-Za-z])/;

const isProtocol = (text: string): boolean => asReply(text) !== null || asCommand(text) !== null;

const trimmed = (text: string): string => text.replace(/["'`]+\s*$/, '').trimEnd();

/** A reply: three digits from 100 to 659, then a space, a hyphen or nothing. Sizes and counts look alike and are not. */
export function asReply(text: string): { code: number; text: string; open: boolean } | null {
  const found = /^([1-6]\d\d)(?:([ -])(.*))?$/.exec(text);
  if (!found) return null;
  const words = found[3] ?? '';
  if (/^\s*(?:bytes?|[kKMG]i?B|files?|items?|%|ms|sec|min|x)\b/.test(words)) return null;
  return { code: Number(found[1]), text: trimmed(words), open: found[2] === '-' };
}

/** A command: a verb in capitals, alone or with an argument. */
export function asCommand(text: string): { verb: string; argument: string } | null {
  const found = /^([A-Z]{3,4}1?)(?:[ \t]+(.*?))?\s*$/.exec(trimmed(text));
  const verb = found?.[1];
  return verb !== undefined && verbs.has(verb) ? { verb, argument: found?.[2] ?? '' } : null;
}

/** The command or reply in a line of any program's log; null when there is none. */
export function readProtocolLine(line: string): Said | null {
  const bare = withoutDecoration(line);
  const reply = asReply(bare);
  if (reply) return { kind: 'reply', code: reply.code, text: reply.text };
  const command = asCommand(bare);
  return command ? { kind: 'command', ...command } : null;
}

/** The beginning of another protocol (RFC 4253 section 4.2, RFC 9112 section 4), where an FTP reply should stand. */
export const speaksOtherwise = (line: string): boolean =>
  /^(?:SSH-\d|HTTP\/\d|\* OK |\+OK )/.test(withoutDecoration(line));

/** The command that a reply answers, where the program shows replies alone, as `ftp` on Unix and Windows does. */
export function inferCommand(code: number, text: string): string | null {
  switch (code) {
    case 220:
    case 120:
      return null;
    case 227:
      return 'PASV';
    case 229:
      return 'EPSV';
    case 234:
    case 334:
      return 'AUTH';
    case 331:
    case 332:
      return 'USER';
    case 230:
    case 530:
    case 430:
      return 'PASS';
    case 215:
      return 'SYST';
    case 211:
      return 'FEAT';
    case 257:
      return 'PWD';
    case 221:
      return 'QUIT';
    case 533:
    case 534:
    case 536:
      return 'PROT';
    case 425:
    case 426:
    case 150:
    case 125:
    case 226:
      return 'LIST';
    case 522:
      return /network prot/i.test(text) ? 'EPSV' : 'LIST';
    default:
      return byWords(code, text);
  }
}

/** Refusals that are about files whatever their words (RFC 959 section 4.2.1). */
const byFileCode: Readonly<Record<number, string>> = {
  450: 'RETR',
  451: 'RETR',
  452: 'STOR',
  550: 'RETR',
  551: 'RETR',
  552: 'STOR',
  553: 'STOR',
};

const words: readonly (readonly [RegExp, string])[] = [
  [/\bEPRT\b/i, 'EPRT'],
  [/\bPORT\b|won't open a connection|only to \d/i, 'PORT'],
  [/\bEPSV\b/i, 'EPSV'],
  [/\bPASV\b|passive mode/i, 'PASV'],
  [/\bPROT\b/i, 'PROT'],
  [/\bPBSZ\b/i, 'PBSZ'],
  [/\bAUTH\b/i, 'AUTH'],
  [/\b(?:encryption|SSL|TLS)\b.{0,40}\brequired\b|must use encryption/i, 'USER'],
  [/\b(?:create|upload|store|write|overwrite|quota|disk|space|append)\b/i, 'STOR'],
  [/\b(?:directory|folder|chdir|CWD)\b/i, 'CWD'],
  [/\b(?:rename|RNTO|RNFR)\b/i, 'RNTO'],
  [/\b(?:delete|remove)\b/i, 'DELE'],
  [/\b(?:file|path|open|permission)\b/i, 'RETR'],
];

function byWords(code: number, text: string): string | null {
  if (code < 400 && code !== 200) return null;
  return words.find(([pattern]) => pattern.test(text))?.[1] ?? byFileCode[code] ?? null;
}

/** Commands that move a listing or a file over a data connection. */
export const transferVerbs: ReadonlySet<string> = new Set([
  'LIST',
  'NLST',
  'MLSD',
  'RETR',
  'STOR',
  'STOU',
  'APPE',
]);
/** What a refusal of it says about the files, not the conversation. */
const writeVerbs: ReadonlySet<string> = new Set([
  'STOR',
  'STOU',
  'APPE',
  'MKD',
  'XMKD',
  'RNFR',
  'RNTO',
  'SITE',
  'MFMT',
  'ALLO',
  'REST',
]);
export const fileVerbs: ReadonlySet<string> = new Set([
  ...writeVerbs,
  'CWD',
  'XCWD',
  'CDUP',
  'DELE',
  'RMD',
  'XRMD',
  'SIZE',
  'MDTM',
  'RETR',
  'STAT',
  'PWD',
  'XPWD',
  'TYPE',
]);
type FileOperation = 'list' | 'upload' | 'size' | 'download' | 'delete';

/** What is done with a file by a command. */
export function fileOperation(verb: string): FileOperation {
  if (verb === 'RETR') return 'download';
  if (verb === 'DELE' || verb === 'RMD' || verb === 'XRMD') return 'delete';
  if (verb === 'SIZE' || verb === 'MDTM') return 'size';
  return writeVerbs.has(verb) ? 'upload' : 'list';
}

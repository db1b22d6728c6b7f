import type { StoredFile } from './file-store';

/** One line of a listing; a null file is a folder. */
export type Entry = { readonly name: string; readonly file: StoredFile | null };

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A time as RFC 3659 section 2.3 writes it, in UTC. */
export const stamp = (date: Date): string => date.toISOString().replace(/[-:T]/g, '').slice(0, 14);

/** Facts for MLSD and MLST (RFC 3659 section 7.2). */
export const factsLine = ({ name, file }: Entry): string =>
  file
    ? `type=file;size=${file.content.length};modify=${stamp(file.modified)}; ${name}`
    : `type=dir; ${name}`;

/** The shape of `ls -l`, which clients expect of LIST although no standard says so. */
export const longLine = ({ name, file }: Entry): string => {
  const date = file?.modified ?? new Date(0);
  const day = String(date.getUTCDate()).padStart(2);
  const when = `${months[date.getUTCMonth()]} ${day}  ${date.getUTCFullYear()}`;
  const size = String(file?.content.length ?? 4096).padStart(9);
  return `${file ? '-rw-r--r--' : 'drwxr-xr-x'} 1 practice practice ${size} ${when} ${name}`;
};

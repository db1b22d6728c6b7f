import { createReadStream } from 'node:fs';
import type { Login } from '@/lib/probes/check';
import { readFirstLine } from './read-first-line';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

/** CR, LF and NUL would end a command line early (RFC 959 section 5.3.1). */
const unusable = /[\r\n\0\u00ff]/;

/**
 * The login for a diagnosis. A password is never an argument, because arguments can be read by everybody on the
 * machine: it comes from an open file descriptor, or is asked for on the terminal, or is piped in.
 *
 * @param descriptor the value of `--password-fd`
 * @returns null when no user was named
 */
export async function readLogin(
  user: string | undefined,
  descriptor: string | undefined,
  terminal: Terminal,
): Promise<Login | null> {
  if (user === undefined) {
    if (descriptor !== undefined) throw new UsageError('--password-fd needs --user.');
    return null;
  }
  const password =
    descriptor === undefined
      ? await terminal.readPassword(`Password of ${user}: `)
      : await fromDescriptor(descriptor);
  if (password === null) throw new UsageError('No password was given. Type it when asked, or pipe it in.');
  if (user === '' || unusable.test(user) || unusable.test(password))
    throw new UsageError('A user name or password cannot contain line breaks or control characters.');
  return { user, password };
}

async function fromDescriptor(text: string): Promise<string | null> {
  const fd = Number(text);
  if (!/^\d{1,4}$/.test(text) || fd < 3)
    throw new UsageError('--password-fd must be the number of an open file, 3 or higher.');
  try {
    return await readFirstLine(createReadStream('', { fd }));
  } catch {
    throw new UsageError(`The file with number ${text} cannot be read.`);
  }
}

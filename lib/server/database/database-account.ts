import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';

/** How PostgreSQL is run: a command line to wrap around it, or another account. */
export type DatabaseAccount = {
  readonly wrap: (command: string, args: readonly string[]) => [string, string[]];
  /** Set when files of the database have to belong to this account. */
  readonly owner: { readonly uid: number; readonly gid: number } | undefined;
};

const AS_WE_ARE: DatabaseAccount = { wrap: (command, args) => [command, [...args]], owner: undefined };

/**
 * PostgreSQL refuses to run as root, and initdb stops at a user id without an account. A user
 * namespace without a mapping solves both on Linux and leaves the files alone. Where such namespaces
 * are forbidden, root falls back to an ordinary account, which then owns the data folder.
 *
 * @throws when no way is open; the sentence says to set DATABASE_URL
 */
export function databaseAccount(): DatabaseAccount {
  if (process.platform === 'win32') return AS_WE_ARE;
  const root = process.getuid?.() === 0;
  if (!root && hasName()) return AS_WE_ARE;
  if (process.platform === 'linux' && spawnSync('unshare', ['-U', 'true']).status === 0) {
    return { wrap: (command, args) => ['unshare', ['-U', command, ...args]], owner: undefined };
  }
  const owner = root ? ordinaryAccount() : undefined;
  if (owner) return { ...AS_WE_ARE, owner };
  throw new Error(
    'There is no account to run the built-in database as. Set DATABASE_URL to a PostgreSQL of yours.',
  );
}

function hasName(): boolean {
  try {
    return os.userInfo().username !== '';
  } catch {
    return false;
  }
}

function ordinaryAccount() {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'node', 'nobody']) {
    const found = accounts.find((account) => account[0] === name);
    if (found) return { uid: Number(found[2]), gid: Number(found[3]) };
  }
  return undefined;
}

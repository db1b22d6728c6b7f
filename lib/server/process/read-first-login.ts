import { startModule } from '@/lib/server/process/managed-child';
import type { ProcessLog } from '@/lib/server/process/process-log';

export type FirstLogin = { readonly email: string; readonly password: string };

const LIMIT_MS = 60_000;

/**
 * Makes the first support login when there is none yet, in a child process.
 *
 * @returns the login with its only copy of the password, or undefined when logins exist already
 * @throws when the child fails
 */
export async function firstLogin(
  environment: Readonly<Record<string, string | undefined>>,
  log: ProcessLog,
): Promise<FirstLogin | undefined> {
  const child = startModule({ module: 'lib/server/process/first-login.ts', serverOnly: true, environment });
  log.follow(child, 'first-login');
  const limit = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
  let login: FirstLogin | undefined;
  child.on('message', (message) => {
    login = readLogin(message) ?? login;
  });
  const end = await new Promise<string | number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(signal ?? code));
  });
  clearTimeout(limit);
  if (end !== 0)
    throw new Error(`The first support login could not be made. The log: ${log.file('first-login')}`);
  return login;
}

function readLogin(message: unknown): FirstLogin | undefined {
  const { email, password } = (message ?? {}) as { email?: unknown; password?: unknown };
  return typeof email === 'string' && typeof password === 'string' ? { email, password } : undefined;
}

import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Result, refusal, success } from '@/lib/result';
import { auth } from '@/lib/server/login/auth';
import { userExists } from './store';

const emailSchema = z.email().max(200);

/**
 * Makes a login for a support agent with a random password.
 *
 * @param role `admin` may also manage logins
 * @returns the password, which is shown once and kept nowhere
 */
export async function addSupportLogin(
  email: string,
  name = '',
  role: 'support' | 'admin' = 'support',
): Promise<Result<{ email: string; password: string }, 'not-an-email' | 'exists'>> {
  const parsed = emailSchema.safeParse(email.trim().toLowerCase());
  if (!parsed.success) return refusal('not-an-email');
  if (await userExists(parsed.data)) return refusal('exists');
  const password = randomBytes(15).toString('base64url');
  await auth().api.createUser({
    // The library's type knows only its own two roles; ours are checked in `currentAgent`.
    body: { email: parsed.data, password, name: name || parsed.data, role: role as 'admin' },
  });
  return success({ email: parsed.data, password });
}

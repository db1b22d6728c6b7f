import { APIError } from 'better-auth/api';
import { z } from 'zod';
import { type Result, refusal, success } from '@/lib/result';
import { auth } from '@/lib/server/login/auth';
import { countAttempt } from './store';

const inputSchema = z.object({
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(200)
    .regex(/^[^\0\p{Cs}]*$/u),
  password: z.string().min(1).max(200),
});

export type SignInRefusal =
  | { readonly code: 'wrong' }
  /** Too many tries from this address or for this account. */
  | { readonly code: 'slow-down'; readonly seconds: number };

const WINDOW_SECONDS = 60;
const PER_ADDRESS = 10;
const PER_ACCOUNT = 5;

/**
 * Signs a support agent in and sets the cookie on the response under way.
 *
 * @param address where the request comes from, for slowing guesses down
 * @returns the same refusal for an unknown mail address, a wrong password and unusable input
 */
export async function signIn(
  input: unknown,
  address: string,
  headers: Headers,
): Promise<Result<null, SignInRefusal>> {
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) return refusal({ code: 'wrong' });
  const { email, password } = parsed.data;
  // The address comes first: one that is refused adds no rows for accounts and locks nobody else out.
  const seconds =
    (await countAttempt(`sign-in address ${address}`, PER_ADDRESS, WINDOW_SECONDS)) ||
    (await countAttempt(`sign-in account ${email}`, PER_ACCOUNT, WINDOW_SECONDS));
  if (seconds > 0) return refusal({ code: 'slow-down', seconds });
  try {
    await auth().api.signInEmail({ body: { email, password }, headers });
    return success(null);
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) return refusal({ code: 'wrong' });
    throw error;
  }
}

import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Result, refusal, success } from '@/lib/result';
import { publicBase } from '@/lib/server/login/public-base';
import { answersSchema } from '@/lib/wizard/answers';
import type { Agent } from './agent';
import { insertLink } from './store';

const DAY_MS = 24 * 60 * 60 * 1000;

export const linkInputSchema = z.strictObject({
  profile: z.string().regex(/^[a-z0-9][a-z0-9-]{0,41}$/),
  answers: answersSchema,
  note: z
    .string()
    .trim()
    .max(600)
    .regex(/^[^\0\p{Cs}]*$/u, 'holds a character that no text can hold')
    .default(''),
  /** Fourteen days unless said otherwise; thirty at most. */
  days: z.int().min(1).max(30).default(14),
});
export type LinkInput = z.input<typeof linkInputSchema>;

export interface MadeLink {
  readonly id: string;
  /** Holds the token; cannot be shown again. */
  readonly url: string;
  readonly expiresAt: string;
}

/**
 * Makes a shareable link: 32 random bytes, of which only the SHA-256 is stored.
 *
 * @returns the address to send, or what is wrong with the input, field by field
 */
export async function createLink(
  agent: Agent,
  input: LinkInput,
): Promise<Result<MadeLink, z.core.$ZodIssue[]>> {
  const parsed = linkInputSchema.safeParse(input);
  if (!parsed.success) return refusal(parsed.error.issues);
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(Date.now() + parsed.data.days * DAY_MS);
  const id = await insertLink({
    tokenHash: createHash('sha256').update(token).digest('hex'),
    profile: parsed.data.profile,
    answers: parsed.data.answers,
    note: parsed.data.note,
    createdById: agent.id,
    expiresAt,
  });
  return success({ id, url: `${publicBase()}/t/${token}`, expiresAt: expiresAt.toISOString() });
}

import { createHash, randomBytes } from 'node:crypto';

/** A token lives one day, and takes five posts: a few tries, a few networks. */
export const kitTokenLimits = { hours: 24, posts: 5 } as const;

/** A new row's id: 32 random bytes. */
export const makeKitTokenId = (): string => randomBytes(32).toString('base64url');

/**
 * The token of a row. Whoever has the session's key can make it again, so that the page shows the same line when it
 * is loaded twice; from the database alone nobody can.
 */
export const kitTokenOf = (key: string, id: string): string =>
  createHash('sha256').update('portside kit').update(id).update(key).digest('base64url');

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new bearer key of a session: 32 random bytes as base64url. It is shown once and stored only as its hash. */
export const makeSessionKey = (): string => randomBytes(32).toString('base64url');

/** SHA-256 as hexadecimal: the only form in which keys and tokens are stored. */
export const hashOfKey = (key: string): string => createHash('sha256').update(key).digest('hex');

/**
 * The read-only token of a session's report. Whoever has the key can make it again at any time; nobody can go
 * back from it to the key.
 */
export const reportTokenOf = (key: string): string =>
  createHash('sha256').update('portside report').update(key).digest('base64url');

/** Whether a presented key has this hash; takes the same time wherever they differ. */
export function keyHasHash(key: string, hash: string): boolean {
  return timingSafeEqual(
    Buffer.from(hashOfKey(key), 'hex'),
    Buffer.from(hash.padEnd(64, '0').slice(0, 64), 'hex'),
  );
}

/** The shape of keys and tokens; anything else is turned away without a look into the database. */
export const looksLikeKey = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);

import { createHmac } from 'node:crypto';
import type { Prisma } from '@/lib/server/database/generated/client';
import { requireSecret } from '@/lib/server/settings';

/** One thing that is counted: at most `limit` marks of a key within a window. */
export interface Counted {
  /** `runs of <source>`, for example; only its keyed hash is stored. */
  readonly key: string;
  readonly limit: number;
  readonly windowMs: number;
}

const hashed = (key: string) => createHmac('sha256', requireSecret()).update(key).digest('base64url');

/**
 * Holds everybody else who counts one of these keys until the transaction ends, so that many requests at once
 * cannot slip through together. Always in the same order, so that two never wait for each other.
 */
export async function holdCounts(tx: Prisma.TransactionClient, keys: readonly string[]): Promise<void> {
  for (const key of keys.map(hashed).sort()) {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
  }
}

/** Seconds until one more is allowed; 0 when it is allowed now. */
export async function secondsToWait(tx: Prisma.TransactionClient, counted: Counted): Promise<number> {
  const now = Date.now();
  const newest = await tx.limitMark.findMany({
    where: { key: hashed(counted.key), at: { gt: new Date(now - counted.windowMs) } },
    orderBy: { at: 'desc' },
    skip: counted.limit - 1,
    take: 1,
  });
  const blocking = newest[0];
  if (!blocking) return 0;
  return Math.max(1, Math.ceil((blocking.at.getTime() + counted.windowMs - now) / 1000));
}

export async function addMarks(tx: Prisma.TransactionClient, keys: readonly string[]): Promise<void> {
  await tx.limitMark.createMany({ data: keys.map((key) => ({ key: hashed(key), at: new Date() })) });
}

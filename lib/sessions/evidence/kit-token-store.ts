import type { KitOrder } from '@/lib/kit/kit-order';
import { prisma } from '@/lib/server/database/client';

/** What a script is told to look at, as it is kept: its token is not. */
export type KeptOrder = Omit<KitOrder, 'token'>;

export interface StoredKitToken {
  readonly id: string;
  readonly sessionId: string;
  readonly order: KeptOrder;
  readonly posts: number;
  readonly expiresAt: Date;
}

const select = { id: true, sessionId: true, order: true, posts: true, expiresAt: true } as const;
type Row = Omit<StoredKitToken, 'order'> & { readonly order: unknown };
const stored = (row: Row): StoredKitToken => ({ ...row, order: row.order as KeptOrder });

/** The newest token of a session that lives at least until then and may still be used so often. */
export async function findUsableToken(
  sessionId: string,
  until: Date,
  maxPosts: number,
): Promise<StoredKitToken | null> {
  const row = await prisma.kitToken.findFirst({
    where: { sessionId, expiresAt: { gt: until }, posts: { lt: maxPosts } },
    orderBy: { createdAt: 'desc' },
    select,
  });
  return row && stored(row);
}

/** The token with this hash, unless it is too old; used up ones are found. */
export async function findKitToken(tokenHash: string): Promise<StoredKitToken | null> {
  const row = await prisma.kitToken.findFirst({
    where: { tokenHash, expiresAt: { gt: new Date() } },
    select,
  });
  return row && stored(row);
}

export async function insertKitToken(token: {
  readonly id: string;
  readonly sessionId: string;
  readonly tokenHash: string;
  readonly order: KeptOrder;
  readonly expiresAt: Date;
}): Promise<void> {
  await prisma.kitToken.create({ data: { ...token, order: token.order as unknown as object } });
}

/** Counts one post more. @returns false when it may not be used again */
export async function countPost(id: string, maxPosts: number): Promise<boolean> {
  const { count } = await prisma.kitToken.updateMany({
    where: { id, posts: { lt: maxPosts }, expiresAt: { gt: new Date() } },
    data: { posts: { increment: 1 } },
  });
  return count > 0;
}

export async function removeExpiredTokens(now: Date): Promise<void> {
  await prisma.kitToken.deleteMany({ where: { expiresAt: { lte: now } } });
}

import { prisma } from '@/lib/server/database/client';
import type { Prisma } from '@/lib/server/database/generated/client';
import { type Answers, answersSchema } from '@/lib/wizard/answers';
import type { AgentLinkView } from './link-view';
import type { SessionFilter } from './list-sessions';
import type { SessionListView } from './session-row';

export const anyUser = async (): Promise<boolean> => (await prisma.user.count()) > 0;

export const userExists = async (email: string): Promise<boolean> =>
  (await prisma.user.count({ where: { email } })) > 0;

/** Notes that a login was used. @returns false when it was idle since before `idleSince`, or is gone. */
export async function touchLogin(id: string, idleSince: Date, now: Date): Promise<boolean> {
  const { count } = await prisma.login.updateMany({
    where: { id, updatedAt: { gte: idleSince } },
    data: { updatedAt: now },
  });
  return count > 0;
}

/**
 * Counts one try under a key, in one statement so that many at once cannot slip through.
 *
 * @returns seconds to wait, or 0 when this try is within the limit
 */
export async function countAttempt(key: string, limit: number, windowSeconds: number): Promise<number> {
  const now = Date.now();
  const windowStart = now - windowSeconds * 1000;
  const rows = await prisma.$queryRaw<{ count: number; lastRequest: bigint }[]>`
    INSERT INTO "RateLimit" ("id", "key", "count", "lastRequest") VALUES (gen_random_uuid()::text, ${key}, 1, ${now})
    ON CONFLICT ("key") DO UPDATE SET
      "count" = CASE WHEN "RateLimit"."lastRequest" < ${windowStart} THEN 1 ELSE "RateLimit"."count" + 1 END,
      "lastRequest" = CASE WHEN "RateLimit"."lastRequest" < ${windowStart} THEN ${now} ELSE "RateLimit"."lastRequest" END
    RETURNING "count", "lastRequest"`;
  const row = rows[0];
  if (!row || row.count <= limit) return 0;
  return Math.max(1, Math.ceil((Number(row.lastRequest) + windowSeconds * 1000 - now) / 1000));
}

export async function insertLink(link: {
  tokenHash: string;
  profile: string;
  answers: Answers;
  note: string;
  createdById: string;
  expiresAt: Date;
}): Promise<string> {
  const made = await prisma.link.create({ data: link, select: { id: true } });
  return made.id;
}

export async function markLinkRevoked(id: string, now: Date): Promise<boolean> {
  const { count } = await prisma.link.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: now },
  });
  return count > 0;
}

export async function recentLinks(limit: number): Promise<AgentLinkView[]> {
  const rows = await prisma.link.findMany({
    orderBy: { createdAt: 'desc' },
    take: limit,
    include: { createdBy: { select: { name: true } }, sessions: { select: { verdictCause: true } } },
  });
  const now = new Date();
  return rows.map((row) => ({
    id: row.id,
    profile: row.profile,
    answers: answersSchema.parse(row.answers),
    note: row.note,
    createdBy: row.createdBy.name,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    state: row.revokedAt ? 'revoked' : row.expiresAt < now ? 'expired' : 'open',
    started: row.sessions.length,
    finished: row.sessions.filter((session) => session.verdictCause !== null).length,
  }));
}

function whereOf(filter: SessionFilter): Prisma.CheckSessionWhereInput {
  const contains = { contains: filter.text, mode: 'insensitive' as const };
  return {
    ...(filter.text && {
      OR: [
        { host: contains },
        { code: contains },
        { verdictHeadline: contains },
        { link: { note: contains } },
        { answers: { path: ['errorText'], string_contains: filter.text } },
        { observations: { some: { data: { path: ['target', 'address'], equals: filter.text } } } },
      ],
    }),
    ...(filter.cause && { verdictCause: filter.cause === 'none' ? null : filter.cause }),
    ...(filter.owner && { verdictOwner: filter.owner }),
  };
}

export async function findSessions(filter: SessionFilter, size: number): Promise<SessionListView> {
  const where = whereOf(filter);
  const [total, rows] = await Promise.all([
    prisma.checkSession.count({ where }),
    prisma.checkSession.findMany({
      where,
      orderBy: { createdAt: 'desc' },
      skip: (filter.page - 1) * size,
      take: size,
      include: { runs: { select: { state: true } } },
    }),
  ]);
  return {
    total,
    page: filter.page,
    pages: Math.max(1, Math.ceil(total / size)),
    rows: rows.map((row) => ({
      id: row.id,
      code: row.code,
      host: row.host,
      port: row.port,
      profile: row.profile,
      verdict: row.verdictCause
        ? {
            cause: row.verdictCause,
            headline: row.verdictHeadline ?? '',
            owner: row.verdictOwner ?? 'nobody',
            confidence: row.verdictConfidence ?? 'possible',
          }
        : null,
      runs: row.runs.length,
      running: row.runs.some((run) => run.state === 'queued' || run.state === 'running'),
      createdAt: row.createdAt.toISOString(),
      lastActivityAt: row.lastActivityAt.toISOString(),
      fromLink: row.linkId !== null,
    })),
  };
}

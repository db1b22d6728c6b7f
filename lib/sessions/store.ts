import { type Result, refusal, success } from '@/lib/result';
import { prisma } from '@/lib/server/database/client';
import type { CheckSession, Prisma } from '@/lib/server/database/generated/client';
import { type Answers, answersSchema } from '@/lib/wizard/answers';
import { HOUR_MS } from './limits/limits';
import { addMarks, holdCounts, secondsToWait } from './limits/store';

/** A session as the verbs of this folder work with it. */
export interface StoredSession {
  readonly id: string;
  readonly code: string;
  readonly keyHash: string;
  readonly reportRevokedAt: Date | null;
  readonly profile: string;
  readonly answers: Answers;
  readonly host: string | null;
  readonly port: number | null;
  readonly source: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly note: string | null;
  readonly preparedBy: string | null;
}

const withLink = { link: { select: { note: true, createdBy: { select: { name: true } } } } } as const;

type Row = CheckSession & { link: { note: string; createdBy: { name: string } } | null };

const stored = (row: Row): StoredSession => ({
  id: row.id,
  code: row.code,
  keyHash: row.keyHash,
  reportRevokedAt: row.reportRevokedAt,
  profile: row.profile,
  answers: answersSchema.parse(row.answers),
  host: row.host,
  port: row.port,
  source: row.source,
  createdAt: row.createdAt,
  expiresAt: row.expiresAt,
  note: row.link?.note || null,
  preparedBy: row.link?.createdBy.name ?? null,
});

/** A session that has not expired, or null. */
export async function findSession(id: string): Promise<StoredSession | null> {
  const row = await prisma.checkSession.findFirst({
    where: { id, expiresAt: { gt: new Date() } },
    include: withLink,
  });
  return row && stored(row);
}

/** The session whose report link has this hash, unless it expired or the link was revoked. */
export async function findSessionByReport(reportHash: string): Promise<StoredSession | null> {
  const row = await prisma.checkSession.findFirst({
    where: { reportHash, reportRevokedAt: null, expiresAt: { gt: new Date() } },
    include: withLink,
  });
  return row && stored(row);
}

export interface NewSession {
  readonly keyHash: string;
  readonly reportHash: string;
  readonly profile: string;
  readonly linkId: string | null;
  readonly answers: Answers;
  readonly host: string | null;
  readonly port: number | null;
  readonly source: string;
  readonly expiresAt: Date;
}

/** A code names one session; with this many tries a free one is found as long as any are left. */
const CODE_TRIES = 20;

/**
 * Counts and writes a session. @returns its id and code, or the seconds until its source may start another
 *
 * @param perHour how many one source may start in an hour
 */
export async function insertSession(
  session: NewSession,
  makeCode: () => string,
  perHour: number,
): Promise<Result<{ id: string; code: string }, number>> {
  const counted = { key: `sessions of ${session.source}`, limit: perHour, windowMs: HOUR_MS };
  return prisma.$transaction(async (tx) => {
    await holdCounts(tx, [counted.key]);
    const seconds = await secondsToWait(tx, counted);
    if (seconds > 0) return refusal(seconds);
    await addMarks(tx, [counted.key]);
    for (let turn = 0; turn < CODE_TRIES; turn++) {
      const data = [{ ...session, code: makeCode() }];
      const select = { id: true, code: true };
      const [made] = await tx.checkSession.createManyAndReturn({ data, skipDuplicates: true, select });
      if (made) return success(made);
    }
    throw new Error('No session code is free.');
  });
}

export interface SessionChange {
  readonly profile: string;
  readonly answers: Answers;
  readonly host: string | null;
  readonly port: number | null;
}

export async function updateSession(id: string, change: SessionChange): Promise<void> {
  await prisma.checkSession.updateMany({ where: { id }, data: { ...change, lastActivityAt: new Date() } });
}

export async function markReportRevoked(id: string): Promise<void> {
  await prisma.checkSession.updateMany({
    where: { id, reportRevokedAt: null },
    data: { reportRevokedAt: new Date() },
  });
}

export async function insertRead(sessionId: string, userId: string): Promise<void> {
  await prisma.sessionRead.create({ data: { sessionId, userId } });
}

/** Removes sessions with all that hangs on them, and takes the names and addresses out of the audit rows. */
async function remove(tx: Prisma.TransactionClient, ids: readonly string[]): Promise<void> {
  // Workers that are at it stop at once instead of finding out with their next note.
  await tx.$executeRaw`
    SELECT pg_notify('run_cancel', "id") FROM "Run" WHERE "sessionId" = ANY(${[...ids]}) AND "state" = 'running'`;
  await tx.$executeRaw`
    UPDATE "OutboundConnection" SET "host" = '', "address" = '', "source" = NULL
    WHERE "runId" IN (SELECT "id" FROM "Run" WHERE "sessionId" = ANY(${[...ids]}))`;
  await tx.checkSession.deleteMany({ where: { id: { in: [...ids] } } });
}

export const removeSession = (id: string): Promise<void> => prisma.$transaction((tx) => remove(tx, [id]));

/** Removes what is too old. @returns how many sessions went */
export async function removeExpired(now: Date, marksBefore: Date, auditBefore: Date): Promise<number> {
  let removed = 0;
  for (;;) {
    const rows = await prisma.checkSession.findMany({
      where: { expiresAt: { lte: now } },
      select: { id: true },
      take: 200,
    });
    if (rows.length === 0) break;
    const ids = rows.map((row) => row.id);
    await prisma.$transaction((tx) => remove(tx, ids));
    removed += ids.length;
  }
  await prisma.limitMark.deleteMany({ where: { at: { lt: marksBefore } } });
  await prisma.outboundConnection.deleteMany({ where: { at: { lt: auditBefore } } });
  return removed;
}

export interface StoredLink {
  readonly id: string;
  readonly profile: string;
  readonly answers: Answers;
  readonly note: string;
  readonly preparedBy: string;
}

/** A link that is neither expired nor revoked, or null. */
export async function findLink(tokenHash: string): Promise<StoredLink | null> {
  const row = await prisma.link.findFirst({
    where: { tokenHash, revokedAt: null, expiresAt: { gt: new Date() } },
    include: { createdBy: { select: { name: true } } },
  });
  if (!row) return null;
  const { id, profile, note } = row;
  return { id, profile, note, answers: answersSchema.parse(row.answers), preparedBy: row.createdBy.name };
}

export async function markLinkOpened(id: string): Promise<void> {
  await prisma.link.updateMany({ where: { id, openedAt: null }, data: { openedAt: new Date() } });
}

/**
 * Takes the session's turn until the transaction ends. Whoever writes events of a session holds it, so that the
 * numbers of events appear in the order in which they are committed. A holder that is frozen loses its turn after ten
 * seconds, or a run could never be rescued from it. @returns false when the session is gone
 */
export async function lockSession(tx: Prisma.TransactionClient, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT set_config('idle_in_transaction_session_timeout', '10s', true) FROM "CheckSession" WHERE "id" = ${id}
    FOR NO KEY UPDATE`;
  return rows.length > 0;
}

import type { Observation } from '@/lib/observations/observation';
import { type Result, refusal, success } from '@/lib/result';
import { prisma } from '@/lib/server/database/client';
import type { Evidence, Prisma } from '@/lib/server/database/generated/client';
import type { SessionVerdict } from '../attempts/attempt';
import { HOUR_MS } from '../limits/limits';
import { addMarks, holdCounts, secondsToWait } from '../limits/store';
import { lockSession } from '../store';
import type { LiveEvent } from '../views';
import { type EvidenceKind, type EvidenceSummary, evidenceLimits, evidenceSummarySchema } from './evidence';

/** One piece of evidence as it is kept. */
export interface StoredEvidence {
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly label: string;
  readonly summary: EvidenceSummary;
  /** Null once it is too old. */
  readonly text: string | null;
  readonly masked: number;
  readonly createdAt: Date;
  readonly observations: readonly Observation[];
}

export type NewEvidence = Omit<StoredEvidence, 'createdAt'>;

export type PlaceRefusal =
  | { readonly code: 'too-many-pieces' }
  | { readonly code: 'source-limit'; readonly seconds: number };

/** Counts one more piece of a source before any work is done for it. */
export async function takePlace(sessionId: string, source: string): Promise<Result<null, PlaceRefusal>> {
  const counted = {
    key: `evidence of ${source}`,
    limit: evidenceLimits.perSourceAndHour,
    windowMs: HOUR_MS,
  };
  return prisma.$transaction(async (tx) => {
    await holdCounts(tx, [counted.key]);
    const seconds = await secondsToWait(tx, counted);
    if (seconds > 0) return refusal({ code: 'source-limit', seconds });
    if ((await tx.evidence.count({ where: { sessionId } })) >= evidenceLimits.perSession)
      return refusal({ code: 'too-many-pieces' });
    await addMarks(tx, [counted.key]);
    return success(null);
  });
}

const json = (value: unknown) => value as Prisma.InputJsonValue;

const verdictColumns = (verdict: SessionVerdict | null) => ({
  verdictCause: verdict?.cause ?? null,
  verdictHeadline: verdict?.headline ?? null,
  verdictOwner: verdict?.owner ?? null,
  verdictConfidence: verdict?.confidence ?? null,
});

/** Writes a piece with what it shows, tells whoever follows the session, and notes the verdict it leads to. */
export async function insertEvidence(
  sessionId: string,
  piece: NewEvidence,
  verdict: SessionVerdict,
): Promise<'stored' | 'too-many-pieces' | 'gone'> {
  const { id, kind, label, summary, text, masked, observations } = piece;
  return prisma.$transaction(async (tx) => {
    if (!(await lockSession(tx, sessionId))) return 'gone';
    if ((await tx.evidence.count({ where: { sessionId } })) >= evidenceLimits.perSession)
      return 'too-many-pieces';
    await tx.evidence.create({ data: { id, sessionId, kind, label, summary, text, masked } });
    await tx.observation.createMany({
      data: observations.map((seen) => ({
        id: seen.id,
        sessionId,
        evidenceId: id,
        kind: seen.kind,
        vantage: seen.vantage.kind,
        at: new Date(seen.at),
        data: json(seen),
      })),
    });
    await tell(tx, sessionId, { type: 'evidence', id, kind, label });
    await tx.checkSession.update({
      where: { id: sessionId },
      data: { ...verdictColumns(verdict), lastActivityAt: new Date() },
    });
    return 'stored';
  });
}

const tell = (tx: Prisma.TransactionClient, sessionId: string, event: LiveEvent) =>
  tx.runEvent.create({ data: { sessionId, type: event.type, data: json(event) } });

/** Takes a piece away with all that it showed. @returns false when it is not there */
export async function deleteEvidence(sessionId: string, id: string): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    if (!(await lockSession(tx, sessionId))) return false;
    const found = await tx.evidence.findFirst({
      where: { id, sessionId },
      select: { kind: true, label: true },
    });
    if (!found) return false;
    await tx.evidence.delete({ where: { id } });
    await tell(tx, sessionId, { type: 'evidence', id, kind: found.kind as EvidenceKind, label: found.label });
    return true;
  });
}

/** Notes the verdict for lists; null when nothing is left that could lead to one. */
export async function noteSessionVerdict(sessionId: string, verdict: SessionVerdict | null): Promise<void> {
  await prisma.checkSession.updateMany({ where: { id: sessionId }, data: verdictColumns(verdict) });
}

const withObservations = {
  observations: { orderBy: { id: 'asc' as const }, select: { data: true } },
} as const;

type SeenRows = readonly { readonly data: unknown }[];
const seenIn = (rows: SeenRows): readonly Observation[] => rows.map(({ data }) => data as Observation);

const stored = (row: Evidence & { readonly observations: SeenRows }): StoredEvidence => ({
  id: row.id,
  kind: row.kind as EvidenceKind,
  label: row.label,
  summary: evidenceSummarySchema.parse(row.summary),
  text: row.text,
  masked: row.masked,
  createdAt: row.createdAt,
  observations: seenIn(row.observations),
});

/** The pieces of a session, oldest first. */
export async function evidenceOf(sessionId: string): Promise<StoredEvidence[]> {
  const rows = await prisma.evidence.findMany({
    where: { sessionId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: withObservations,
  });
  return rows.map(stored);
}

export type ShownEvidence = Pick<StoredEvidence, 'id' | 'kind' | 'label' | 'observations'>;

/** What the pieces of a session show, oldest first, without their texts. */
export async function evidenceShown(sessionId: string): Promise<ShownEvidence[]> {
  const rows = await prisma.evidence.findMany({
    where: { sessionId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, kind: true, label: true, ...withObservations },
  });
  return rows.map(({ id, kind, label, observations }) => ({
    id,
    kind: kind as EvidenceKind,
    label,
    observations: seenIn(observations),
  }));
}

/** One piece of a session, or null. */
export async function findEvidence(sessionId: string, id: string): Promise<StoredEvidence | null> {
  const row = await prisma.evidence.findFirst({ where: { id, sessionId }, include: withObservations });
  return row && stored(row);
}

/** Empties texts that are too old. @returns how many */
export async function forgetTexts(before: Date): Promise<number> {
  const { count } = await prisma.evidence.updateMany({
    where: { createdAt: { lt: before }, text: { not: null } },
    data: { text: null },
  });
  return count;
}

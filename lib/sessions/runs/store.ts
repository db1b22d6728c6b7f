import type { TranscriptLine } from '@/lib/ftp/transcript';
import type { NotTestedReason, Observation } from '@/lib/observations/observation';
import type { CheckTarget, ProbeRequest } from '@/lib/probes/check';
import { type Result, refusal, success } from '@/lib/result';
import { prisma } from '@/lib/server/database/client';
import type { Prisma, Run, RunStep } from '@/lib/server/database/generated/client';
import { dequeueRun, enqueueRun } from '@/lib/server/jobs/enqueue-run';
import { endQueuedRun } from '../attempts/store';
import type { Limits } from '../limits/limits';
import { type RunCount, runCounts } from '../limits/run-counts';
import { addMarks, holdCounts, secondsToWait } from '../limits/store';
import { lockSession } from '../store';
import type { RunState } from '../views';

type Tx = Prisma.TransactionClient;

export interface NewRun {
  readonly id: string;
  readonly sessionId: string;
  readonly request: ProbeRequest;
  readonly network: string;
  readonly addressedTo: string | null;
  readonly source: string;
  /** Counted and not stored; null for a run without a login. */
  readonly user: string | null;
}

export interface BusyReason {
  readonly code: RunCount['code'] | 'source-busy' | 'session-busy' | 'target-busy';
  /** How long to wait. */
  readonly seconds: number;
}

/** A run of two minutes at most: after this long a place is likely to be free again. */
const BUSY_SECONDS = 20;
const unfinished = { in: ['queued', 'running'] };

/** Counts, then writes the run, its first event and its job together, or says which limit is reached. */
export async function insertRun(
  run: NewRun,
  limits: Limits,
): Promise<Result<{ number: number }, BusyReason | 'gone'>> {
  const counts = runCounts({ ...run, host: run.request.host }, limits);
  const keys = counts.map(({ key }) => key);
  const { thorough } = run.request;
  const older = { sessionId: run.sessionId, state: 'running', readableAt: { not: null } };
  return prisma.$transaction(async (tx) => {
    await holdCounts(tx, keys);
    if (!(await lockSession(tx, run.sessionId))) return refusal('gone');
    // What only waits in the background keeps nobody from testing again; the target feels it all the same.
    const atWork = { state: unfinished, readableAt: null };
    const ofSource = await tx.run.count({ where: { source: run.source, ...atWork } });
    const ofSession = await tx.run.count({ where: { sessionId: run.sessionId, ...atWork } });
    if (ofSession >= limits.sessionRunsAtOnce)
      return refusal({ code: 'session-busy', seconds: BUSY_SECONDS });
    if (ofSource >= limits.runsAtOnce) return refusal({ code: 'source-busy', seconds: BUSY_SECONDS });
    const ofTarget = await tx.run.count({
      where: { host: run.request.host, state: unfinished, ...(thorough && { NOT: older }) },
    });
    if (ofTarget >= limits.targetRunsAtOnce) return refusal({ code: 'target-busy', seconds: BUSY_SECONDS });
    for (const count of counts) {
      const seconds = await secondsToWait(tx, count);
      if (seconds > 0) return refusal({ code: count.code, seconds });
    }

    if (thorough) await endOlderBackground(tx, older);
    const last = await tx.run.aggregate({ where: { sessionId: run.sessionId }, _max: { number: true } });
    const number = (last._max.number ?? 0) + 1;
    const { id, sessionId, network, addressedTo, source } = run;
    const { host, hasLogin } = run.request;
    const request = run.request as unknown as object;
    await tx.run.create({
      data: { id, sessionId, number, network, addressedTo, source, host, hasLogin, request },
    });
    const data = { type: 'run', runId: id, state: 'queued' };
    await tx.runEvent.create({ data: { sessionId, runId: id, type: 'run', data } });
    await addMarks(tx, keys);
    await enqueueRun(tx, { runId: id, network, worker: addressedTo, priority: ofSource });
    return success({ number });
  });
}

/** A run that measures everything anew ends what an older one of its session still measures in the background. */
async function endOlderBackground(tx: Tx, older: Prisma.RunWhereInput): Promise<void> {
  const runs = await tx.run.findMany({ where: { ...older, cancelAt: null }, select: { id: true } });
  for (const { id } of runs) {
    await tx.run.update({ where: { id }, data: { cancelAt: new Date() } });
    await tx.$executeRaw`SELECT pg_notify('run_cancel', ${id})`;
  }
}

export type CancelOutcome = 'asked' | 'cancelled' | 'finished' | 'unknown';

/** Asks the worker to stop, or ends a run that nobody has taken up yet. */
export async function askToCancel(sessionId: string, runId: string): Promise<CancelOutcome> {
  return prisma.$transaction(async (tx) => {
    if (!(await lockSession(tx, sessionId))) return 'unknown';
    const run = await tx.run.findFirst({ where: { id: runId, sessionId } });
    if (!run) return 'unknown';
    if (run.state === 'queued') {
      await dequeueRun(tx, runId);
      await endQueuedRun(tx, { runId, sessionId, number: run.attempt, readable: run.readableAt !== null });
      return 'cancelled';
    }
    if (run.state !== 'running') return 'finished';
    if (!run.cancelAt) await tx.run.update({ where: { id: runId }, data: { cancelAt: new Date() } });
    await tx.$executeRaw`SELECT pg_notify('run_cancel', ${runId})`;
    return 'asked';
  });
}

export type StoredRun = Run & { readonly steps: readonly RunStep[] };

export async function findRun(sessionId: string, runId: string): Promise<StoredRun | null> {
  const include = { steps: { orderBy: { position: 'asc' as const } } };
  return prisma.run.findFirst({ where: { id: runId, sessionId }, include });
}

export interface RunLine {
  readonly id: string;
  readonly number: number;
  readonly state: RunState;
  readonly createdAt: Date;
  readonly readableAt: Date | null;
  readonly finishedAt: Date | null;
}

/** The runs of a session, newest first. */
export async function listRuns(sessionId: string): Promise<RunLine[]> {
  const select = { id: true, number: true, state: true, createdAt: true, readableAt: true, finishedAt: true };
  const rows = await prisma.run.findMany({ where: { sessionId }, orderBy: { number: 'desc' }, select });
  return rows.map((row) => ({ ...row, state: row.state as RunState }));
}

/** What one run saw, by step. */
export async function observationsOfRun(runId: string): Promise<Map<string, Observation[]>> {
  const rows = await prisma.observation.findMany({
    where: { runId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { stepKey: true, data: true },
  });
  const byStep = new Map<string, Observation[]>();
  for (const { stepKey, data } of rows) {
    const key = stepKey ?? '';
    byStep.set(key, [...(byStep.get(key) ?? []), data as unknown as Observation]);
  }
  return byStep;
}

/** Position of the newest event of a session; `0` when there is none. */
export async function lastSeq(sessionId: string): Promise<bigint> {
  const last = await prisma.runEvent.aggregate({ where: { sessionId }, _max: { seq: true } });
  return last._max.seq ?? 0n;
}

export const hasUnfinishedRun = async (sessionId: string): Promise<boolean> =>
  (await prisma.run.count({ where: { sessionId, state: unfinished } })) > 0;

export interface StoredEvent {
  readonly seq: bigint;
  readonly type: string;
  readonly data: unknown;
}

/** Events of a session after a position, in order, at most `limit`. */
export const eventsAfter = (sessionId: string, seq: bigint, limit: number): Promise<StoredEvent[]> =>
  prisma.runEvent.findMany({
    where: { sessionId, seq: { gt: seq } },
    orderBy: { seq: 'asc' },
    take: limit,
    select: { seq: true, type: true, data: true },
  });

export interface SessionStep {
  readonly run: number;
  readonly key: string;
  readonly position: number;
  readonly check: string;
  readonly question: string;
  readonly target: CheckTarget | null;
  readonly lane: string;
  readonly state: string;
  readonly reason: NotTestedReason | null;
  /** Where the run stood, and when the step came to its end or the run began. */
  readonly network: string;
  readonly endedAt: Date;
  readonly transcript: readonly TranscriptLine[];
  readonly observations: readonly Observation[];
}

/** Every step of every run of a session with what it saw, oldest run first. */
export async function stepsOfSession(sessionId: string): Promise<SessionStep[]> {
  const [steps, seen] = await Promise.all([
    prisma.runStep.findMany({
      where: { run: { sessionId } },
      orderBy: [{ run: { number: 'asc' } }, { position: 'asc' }],
      include: { run: { select: { number: true, network: true, createdAt: true } } },
    }),
    prisma.observation.findMany({
      where: { sessionId, evidenceId: null },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
      select: { runId: true, stepKey: true, data: true },
    }),
  ]);
  const byStep = new Map<string, Observation[]>();
  for (const { runId, stepKey, data } of seen) {
    const key = `${runId} ${stepKey}`;
    byStep.set(key, [...(byStep.get(key) ?? []), data as unknown as Observation]);
  }
  return steps.map((step) => ({
    run: step.run.number,
    key: step.key,
    position: step.position,
    check: step.check,
    question: step.question,
    target: step.target as unknown as CheckTarget | null,
    lane: step.lane,
    state: step.state,
    reason: step.reason as NotTestedReason | null,
    network: step.run.network,
    endedAt: step.finishedAt ?? step.run.createdAt,
    transcript: (step.transcript ?? []) as unknown as TranscriptLine[],
    observations: byStep.get(`${step.runId} ${step.key}`) ?? [],
  }));
}

import type { TranscriptLine } from '@/lib/ftp/transcript';
import type { NotTestedReason, Observation } from '@/lib/observations/observation';
import type { CheckTarget, ProbeRequest } from '@/lib/probes/check';
import { prisma } from '@/lib/server/database/client';
import type { Prisma } from '@/lib/server/database/generated/client';
import { enqueueRun } from '@/lib/server/jobs/enqueue-run';
import { MAX_ATTEMPTS } from '../limits/limits';
import { lockSession } from '../store';
import type {
  Attempt,
  AttemptRecord,
  ClaimedRun,
  EndState,
  OpenedConnection,
  SessionVerdict,
} from './attempt';
import { type LedgerStep, openLedger, type StepLedger } from './step-ledger';

type Tx = Prisma.TransactionClient;
type RunKey = Pick<Attempt, 'runId' | 'sessionId'>;

const json = (value: unknown) => value as Prisma.InputJsonValue;
const patient = { timeout: 15_000, maxWait: 10_000 };

async function readSteps(tx: Tx, runId: string): Promise<LedgerStep[]> {
  const steps = await tx.runStep.findMany({ where: { runId }, orderBy: { position: 'asc' } });
  const seen = await tx.observation.findMany({ where: { runId }, orderBy: { id: 'asc' } });
  return steps.map(({ runId: _run, ...step }) => ({
    ...step,
    target: step.target as unknown as CheckTarget | null,
    state: step.state as LedgerStep['state'],
    reason: step.reason as NotTestedReason | null,
    transcript: (step.transcript ?? []) as unknown as TranscriptLine[],
    observations: seen
      .filter(({ stepKey }) => stepKey === step.key)
      .map(({ data }) => data as unknown as Observation),
  }));
}

/** Opens the run's steps, lets `work` change them, and writes what changed with the events that tell of it. */
async function withLedger(
  tx: Tx,
  run: RunKey & { number: number },
  work: (ledger: StepLedger) => void,
): Promise<void> {
  const { runId, sessionId } = run;
  const { readableAt } = await tx.run.findUniqueOrThrow({
    where: { id: runId },
    select: { readableAt: true },
  });
  const now = new Date();
  const ledger = openLedger(runId, run.number, now, await readSteps(tx, runId), readableAt !== null);
  work(ledger);
  const { steps, seen, events, readable } = ledger.changes();
  if (readable) await tx.run.update({ where: { id: runId }, data: { readableAt: now } });
  if (steps.length > 0) await writeSteps(tx, runId, steps);
  const observations = seen.map(({ stepKey, observation }) => ({
    id: observation.id,
    sessionId,
    runId,
    stepKey,
    kind: observation.kind,
    vantage: observation.vantage.kind,
    at: new Date(observation.at),
    data: json(observation),
  }));
  await tx.observation.createMany({ data: observations, skipDuplicates: true });
  const told = events.map((event) => ({ runId, sessionId, type: event.type, data: json(event) }));
  await tx.runEvent.createMany({ data: told });
}

async function writeSteps(tx: Tx, runId: string, steps: readonly LedgerStep[]): Promise<void> {
  const rows = JSON.stringify(steps.map(({ observations: _seen, ...step }) => step));
  await tx.$executeRaw`
    INSERT INTO "RunStep" ("runId", "key", "position", "check", "question", "target", "lane", "state", "reason",
      "attempt", "interruptions", "elapsedMs", "transcript", "startedAt", "finishedAt")
    SELECT ${runId}, x.* FROM jsonb_to_recordset(${rows}::jsonb) AS x("key" text, "position" int, "check" text,
      "question" text, "target" jsonb, "lane" text, "state" text, "reason" text, "attempt" int, "interruptions" int,
      "elapsedMs" float8, "transcript" jsonb, "startedAt" timestamptz, "finishedAt" timestamptz)
    ON CONFLICT ("runId", "key") DO UPDATE SET "position" = excluded."position", "state" = excluded."state",
      "reason" = excluded."reason", "attempt" = excluded."attempt", "interruptions" = excluded."interruptions",
      "elapsedMs" = excluded."elapsedMs", "transcript" = excluded."transcript",
      "startedAt" = excluded."startedAt", "finishedAt" = excluded."finishedAt"`;
}

/** Runs `write` while the attempt still holds its run. @returns false when it does not: the writer must stop */
async function fenced(attempt: Attempt, write: (tx: Tx) => Promise<void>): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    if (!(await lockSession(tx, attempt.sessionId))) return false;
    const { runId: id, number, worker } = attempt;
    const held = await tx.run.count({ where: { id, attempt: number, worker, state: 'running' } });
    if (held === 0) return false;
    await write(tx);
    return true;
  }, patient);
}

/**
 * Takes up a queued run under the next fencing number.
 *
 * @returns null when there is nothing to do: gone, finished, held by another worker, or given up just now because it
 * has been taken up too often
 */
export async function claimRun(runId: string, worker: string): Promise<ClaimedRun | null> {
  const found = await prisma.run.findUnique({ where: { id: runId }, select: { sessionId: true } });
  if (!found) return null;
  const key = { runId, sessionId: found.sessionId };
  return prisma.$transaction(async (tx) => {
    if (!(await lockSession(tx, key.sessionId))) return null;
    const run = await tx.run.findFirst({
      where: { id: runId, state: 'queued', OR: [{ addressedTo: null }, { addressedTo: worker }] },
      include: {
        session: { select: { profile: true } },
        steps: { where: { state: { in: ['done', 'not-tested'] } }, select: { key: true } },
      },
    });
    if (!run) return null;
    if (run.attempt >= MAX_ATTEMPTS) {
      await end(tx, { ...key, number: run.attempt }, run.readableAt ? 'done' : 'failed', null);
      return null;
    }
    const number = run.attempt + 1;
    const startedAt = run.startedAt ?? new Date();
    await tx.run.update({
      where: { id: runId },
      data: { state: 'running', attempt: number, worker, startedAt },
    });
    await withLedger(tx, { ...key, number }, (ledger) => ledger.tellRun('running'));
    return {
      ...key,
      number,
      worker,
      request: run.request as unknown as ProbeRequest,
      network: run.network,
      profile: run.session.profile,
      source: run.source,
      cancelled: run.cancelAt !== null,
      readable: run.readableAt !== null,
      done: new Set(run.steps.map((step) => step.key)),
    };
  }, patient);
}

/** Writes down what happened, in order and all or nothing. @returns false when the attempt has lost its run */
export const writeRecords = (attempt: Attempt, records: readonly AttemptRecord[]): Promise<boolean> =>
  fenced(attempt, (tx) =>
    withLedger(tx, attempt, (ledger) => {
      for (const record of records) ledger.record(record);
    }),
  );

/** Notes the first finding so far, for lists, while the run goes on. @returns false when the attempt has lost its run */
export const noteVerdict = (attempt: Attempt, verdict: SessionVerdict): Promise<boolean> =>
  fenced(attempt, async (tx) => {
    await tx.checkSession.update({ where: { id: attempt.sessionId }, data: verdictColumns(verdict) });
  });

/**
 * Ends the run. Steps that never came to their end are not tested, for the reason given or the one the state implies.
 *
 * @returns false when the attempt has lost its run
 */
export const endRun = (
  attempt: Attempt,
  state: EndState,
  verdict: SessionVerdict | null,
  openSteps?: NotTestedReason,
): Promise<boolean> => fenced(attempt, (tx) => end(tx, attempt, state, verdict, openSteps));

const verdictColumns = (verdict: SessionVerdict) => ({
  verdictCause: verdict.cause,
  verdictHeadline: verdict.headline,
  verdictOwner: verdict.owner,
  verdictConfidence: verdict.confidence,
});

async function end(
  tx: Tx,
  run: RunKey & { readonly number: number },
  state: EndState,
  verdict: SessionVerdict | null,
  openSteps: NotTestedReason = state === 'cancelled' ? 'cancelled' : 'interrupted',
): Promise<void> {
  const now = new Date();
  await tx.run.update({ where: { id: run.runId }, data: { state, finishedAt: now, addressedTo: null } });
  const columns = verdict && verdictColumns(verdict);
  await tx.checkSession.update({ where: { id: run.sessionId }, data: { lastActivityAt: now, ...columns } });
  await withLedger(tx, run, (ledger) => {
    ledger.closeOpen(openSteps);
    ledger.tellRun(state);
  });
}

/** Puts a run back into the common queue, inside a transaction that holds its session. */
async function putBack(
  tx: Tx,
  run: RunKey & { readonly number: number; readonly network: string },
): Promise<void> {
  const { runId, network } = run;
  await tx.run.update({ where: { id: runId }, data: { state: 'queued', worker: null, addressedTo: null } });
  await withLedger(tx, run, (ledger) => {
    ledger.interrupt();
    ledger.tellRun('queued');
  });
  await enqueueRun(tx, { runId, network, worker: null, priority: 0 });
}

/** Gives a run back unfinished, for another worker to go on with. */
export const handBackRun = (attempt: Attempt & { readonly network: string }): Promise<boolean> =>
  fenced(attempt, (tx) => putBack(tx, attempt));

/**
 * Ends a run that no worker has taken up, inside a transaction that holds its session. Once it was readable, all that it
 * was started for is there: it is done.
 */
export const endQueuedRun = (
  tx: Tx,
  { readable, ...run }: RunKey & { readonly number: number; readonly readable: boolean },
): Promise<void> => end(tx, run, readable ? 'done' : 'cancelled', null, 'cancelled');

/** Runs whose worker is no longer there, as far as a glance can tell. */
export const orphanedRuns = (): Promise<RunKey[]> => prisma.$queryRaw<RunKey[]>`
  SELECT r."id" AS "runId", r."sessionId" FROM "Run" r
  WHERE (r."state" = 'running' OR (r."state" = 'queued' AND r."addressedTo" IS NOT NULL))
    AND NOT EXISTS (SELECT 1 FROM "Worker" w WHERE w."name" = coalesce(r."worker", r."addressedTo"))
  LIMIT 100`;

/** Puts an orphaned run back into the queue. @returns false when somebody else did, or its worker is back */
export async function rescueRun(run: RunKey): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    if (!(await lockSession(tx, run.sessionId))) return false;
    const found = await tx.run.findFirst({ where: { id: run.runId, state: { in: ['queued', 'running'] } } });
    const worker = found?.worker ?? found?.addressedTo;
    if (!found || !worker || (await tx.worker.count({ where: { name: worker } })) > 0) return false;
    await putBack(tx, { ...run, number: found.attempt, network: found.network });
    return true;
  }, patient);
}

/** Which of these runs somebody wants to end. */
export async function cancelledAmong(runIds: readonly string[]): Promise<string[]> {
  const where = { id: { in: [...runIds] }, cancelAt: { not: null } };
  return (await prisma.run.findMany({ where, select: { id: true } })).map(({ id }) => id);
}

/** Adds audit rows. Those of a session that was deleted meanwhile carry no name or address. */
export async function insertConnections(
  runId: string,
  source: string,
  opened: readonly OpenedConnection[],
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "Run" WHERE "id" = ${runId} FOR KEY SHARE`;
    const whose = rows.length > 0 ? { source } : { source: null, host: '', address: '' };
    await tx.outboundConnection.createMany({ data: opened.map((one) => ({ runId, ...one, ...whose })) });
  }, patient);
}

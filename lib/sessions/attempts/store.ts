import type { NotTestedReason, Observation } from '@/lib/observations/observation';
import type { ProbeRequest } from '@/lib/probes/check';
import type { FinishedStep, PlannedStep } from '@/lib/probes/run-sink';
import { prisma } from '@/lib/server/database/client';
import type { Prisma } from '@/lib/server/database/generated/client';
import { enqueueRun } from '@/lib/server/jobs/enqueue-run';
import { MAX_ATTEMPTS } from '../limits/limits';
import { stepView } from '../step-view';
import { lockSession } from '../store';
import type { LiveEvent, RunState } from '../views';
import type { Attempt, AttemptRecord, ClaimedRun, EndState, OpenedConnection, SessionVerdict } from './attempt';

type Tx = Prisma.TransactionClient;
type RunKey = Pick<Attempt, 'runId' | 'sessionId'>;

const json = (value: unknown) => value as Prisma.InputJsonValue;
const patient = { timeout: 15_000, maxWait: 10_000 };

async function say(tx: Tx, { runId, sessionId }: RunKey, event: LiveEvent): Promise<void> {
  await tx.runEvent.create({ data: { runId, sessionId, type: event.type, data: json(event) } });
}

const sayRun = (tx: Tx, run: RunKey, state: RunState) => say(tx, run, { type: 'run', runId: run.runId, state });

async function sayStep(tx: Tx, run: RunKey, key: string): Promise<void> {
  const step = await tx.runStep.findUniqueOrThrow({ where: { runId_key: { runId: run.runId, key } } });
  const seen = await tx.observation.findMany({ where: { runId: run.runId, stepKey: key }, orderBy: { id: 'asc' } });
  const view = stepView(step, seen.map(({ data }) => data as unknown as Observation));
  await say(tx, run, { type: 'step', runId: run.runId, step: view });
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
      await end(tx, key, 'failed', null);
      return null;
    }
    const number = run.attempt + 1;
    const startedAt = run.startedAt ?? new Date();
    await tx.run.update({ where: { id: runId }, data: { state: 'running', attempt: number, worker, startedAt } });
    await sayRun(tx, key, 'running');
    return {
      ...key,
      number,
      worker,
      request: run.request as unknown as ProbeRequest,
      network: run.network,
      profile: run.session.profile,
      source: run.source,
      cancelled: run.cancelAt !== null,
      done: new Set(run.steps.map((step) => step.key)),
    };
  }, patient);
}

/** Writes down what happened, in order and all or nothing. @returns false when the attempt has lost its run */
export async function writeRecords(attempt: Attempt, records: readonly AttemptRecord[]): Promise<boolean> {
  return fenced(attempt, async (tx) => {
    for (const record of records) {
      if (record.type === 'planned') await plan(tx, attempt, record.steps);
      else if (record.type === 'started') await begin(tx, attempt, record.key);
      else await finish(tx, attempt, record.step);
    }
  });
}

async function plan(tx: Tx, attempt: Attempt, steps: readonly PlannedStep[]): Promise<void> {
  const rows = JSON.stringify(steps.map((step, position) => ({ ...step, position })));
  await tx.$executeRaw`
    INSERT INTO "RunStep" ("runId", "key", "position", "check", "question", "target", "lane")
    SELECT ${attempt.runId}, x."key", x."position", x."check", x."question", x."target", x."lane"
    FROM jsonb_to_recordset(${rows}::jsonb)
      AS x("key" text, "position" int, "check" text, "question" text, "target" jsonb, "lane" text)
    ON CONFLICT ("runId", "key") DO UPDATE SET "position" = excluded."position"`;
  const stored = await tx.runStep.findMany({ where: { runId: attempt.runId }, orderBy: { position: 'asc' } });
  const seen = await tx.observation.findMany({ where: { runId: attempt.runId }, orderBy: { id: 'asc' } });
  const of = (key: string) =>
    seen.filter(({ stepKey }) => stepKey === key).map(({ data }) => data as unknown as Observation);
  const views = stored.map((step) => stepView(step, of(step.key)));
  await say(tx, attempt, { type: 'plan', runId: attempt.runId, steps: views });
}

const open = { in: ['waiting', 'running'] };

async function begin(tx: Tx, attempt: Attempt, key: string): Promise<void> {
  const { count } = await tx.runStep.updateMany({
    where: { runId: attempt.runId, key, state: 'waiting' },
    data: { state: 'running', attempt: attempt.number, startedAt: new Date() },
  });
  if (count > 0) await sayStep(tx, attempt, key);
}

/** What an earlier attempt finished stays as it was seen then; only open steps are filled in. */
async function finish(tx: Tx, attempt: Attempt, step: FinishedStep): Promise<void> {
  const { count } = await tx.runStep.updateMany({
    where: { runId: attempt.runId, key: step.key, state: open },
    data: {
      state: step.notTested === null ? 'done' : 'not-tested',
      reason: step.notTested,
      attempt: attempt.number,
      elapsedMs: step.elapsedMs,
      transcript: json(step.transcript),
      finishedAt: new Date(),
    },
  });
  if (count === 0) return;
  await addObservations(tx, attempt, step.key, step.observations);
  await sayStep(tx, attempt, step.key);
}

async function addObservations(tx: Tx, run: RunKey, stepKey: string, list: readonly Observation[]): Promise<void> {
  const data = list.map((seen) => ({
    id: seen.id,
    sessionId: run.sessionId,
    runId: run.runId,
    stepKey,
    kind: seen.kind,
    vantage: seen.vantage.kind,
    at: new Date(seen.at),
    data: json(seen),
  }));
  await tx.observation.createMany({ data, skipDuplicates: true });
}

/** Ends the run. Steps that never came to their end are not tested. @returns false when the attempt has lost its run */
export const endRun = (attempt: Attempt, state: EndState, verdict: SessionVerdict | null): Promise<boolean> =>
  fenced(attempt, (tx) => end(tx, attempt, state, verdict));

async function end(tx: Tx, run: RunKey, state: EndState, verdict: SessionVerdict | null): Promise<void> {
  const reason: NotTestedReason = state === 'cancelled' ? 'cancelled' : 'interrupted';
  const now = new Date();
  const left = await tx.runStep.findMany({ where: { runId: run.runId, state: open }, orderBy: { position: 'asc' } });
  for (const { key } of left) {
    const where = { runId_key: { runId: run.runId, key } };
    await tx.runStep.update({ where, data: { state: 'not-tested', reason, finishedAt: now } });
    await sayStep(tx, run, key);
  }
  await tx.run.update({ where: { id: run.runId }, data: { state, finishedAt: now, addressedTo: null } });
  const columns = verdict && {
    verdictCause: verdict.cause,
    verdictHeadline: verdict.headline,
    verdictOwner: verdict.owner,
    verdictConfidence: verdict.confidence,
  };
  await tx.checkSession.update({ where: { id: run.sessionId }, data: { lastActivityAt: now, ...columns } });
  await sayRun(tx, run, state);
}

/** Puts a run back into the common queue, inside a transaction that holds its session. */
async function putBack(tx: Tx, run: RunKey & { readonly network: string }): Promise<void> {
  const { runId } = run;
  const interrupted = await tx.runStep.findMany({ where: { runId, state: 'running' }, select: { key: true } });
  await tx.runStep.updateMany({
    where: { runId, state: 'running' },
    data: { state: 'waiting', interruptions: { increment: 1 }, startedAt: null },
  });
  await tx.run.update({ where: { id: runId }, data: { state: 'queued', worker: null, addressedTo: null } });
  for (const { key } of interrupted) await sayStep(tx, run, key);
  await sayRun(tx, run, 'queued');
  await enqueueRun(tx, { runId, network: run.network, worker: null, priority: 0 });
}

/** Gives a run back unfinished, for another worker to go on with. */
export const handBackRun = (attempt: Attempt & { readonly network: string }): Promise<boolean> =>
  fenced(attempt, (tx) => putBack(tx, attempt));

/** Runs whose worker is no longer there, as far as a glance can tell. */
export async function orphanedRuns(): Promise<{ runId: string; sessionId: string }[]> {
  return prisma.$queryRaw`
    SELECT r."id" AS "runId", r."sessionId" FROM "Run" r
    WHERE (r."state" = 'running' OR (r."state" = 'queued' AND r."addressedTo" IS NOT NULL))
      AND NOT EXISTS (SELECT 1 FROM "Worker" w WHERE w."name" = coalesce(r."worker", r."addressedTo"))
    LIMIT 100`;
}

/** Puts an orphaned run back into the queue. @returns false when somebody else did, or its worker is back */
export async function rescueRun(run: RunKey): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    if (!(await lockSession(tx, run.sessionId))) return false;
    const found = await tx.run.findFirst({ where: { id: run.runId, state: { in: ['queued', 'running'] } } });
    const worker = found?.worker ?? found?.addressedTo;
    if (!found || !worker || (await tx.worker.count({ where: { name: worker } })) > 0) return false;
    await putBack(tx, { ...run, network: found.network });
    return true;
  }, patient);
}

/** Which of these runs somebody wants to end. */
export async function cancelledAmong(runIds: readonly string[]): Promise<string[]> {
  const where = { id: { in: [...runIds] }, cancelAt: { not: null } };
  return (await prisma.run.findMany({ where, select: { id: true } })).map(({ id }) => id);
}

/** Adds audit rows. Those of a session that was deleted meanwhile carry no name or address. */
export async function insertConnections(runId: string, source: string, opened: readonly OpenedConnection[]): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "Run" WHERE "id" = ${runId} FOR KEY SHARE`;
    const blank = rows.length > 0 ? { source } : { source: null, host: '', address: '' };
    await tx.outboundConnection.createMany({ data: opened.map((one) => ({ runId, ...one, ...blank })) });
  }, patient);
}

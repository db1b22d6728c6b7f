import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPracticePortal, type PracticePortal } from './practice-portal';
import { eventually, killWorkers, startWorker, type WorkerProcess } from './worker-process';

let portal: PracticePortal;
let tools: typeof import('./test-session');
const workers: WorkerProcess[] = [];

beforeAll(async () => {
  portal = await openPracticePortal();
  tools = await import('./test-session');
});
afterAll(async () => {
  await killWorkers(workers);
  await (await import('@/lib/server/events/wake-ups')).closeEventHub();
  await portal.close();
});

async function anotherWorker(): Promise<WorkerProcess> {
  const worker = await startWorker();
  workers.push(worker);
  return worker;
}

/** The worker that has a run. */
async function holderOf(runId: string): Promise<WorkerProcess> {
  const { prisma } = await import('@/lib/server/database/client');
  const { worker } = await prisma.run.findUniqueOrThrow({ where: { id: runId } });
  const holder = workers.find((one) => worker !== null && one.output().includes(worker));
  if (!holder) throw new Error('No worker has this run.');
  return holder;
}

/** A run of which a worker waits for a greeting that is slow or never comes. */
async function runUnderWay(host: string, login?: { user: string; password: string }) {
  const { viewRun } = await import('@/lib/sessions/view-run');
  const { access, id } = await tools.newSession(host);
  const runId = await tools.newRun(access, login ? { login } : {});
  await eventually(async () => {
    const view = await viewRun(access, runId);
    return view?.steps.some((step) => step.check === 'greeting' && step.state === 'running');
  });
  return { access, id, runId };
}

describe('a worker that is killed in the middle of a run', () => {
  it('leaves a run that another finishes within seconds, with nothing lost and nothing twice', async () => {
    const { prisma } = await import('@/lib/server/database/client');
    const { viewRun } = await import('@/lib/sessions/view-run');
    await anotherWorker();
    await anotherWorker();
    const { access, runId } = await runUnderWay('slow-greeting.practice.test', {
      user: 'anna',
      password: 'x',
    });
    const before = await prisma.observation.findMany({ where: { runId } });
    expect(before.length).toBeGreaterThan(0);
    const holder = await holderOf(runId);
    const killedAt = Date.now();
    holder.child.kill('SIGKILL');

    const events = await tools.followToEnd(access);
    const told = tools.inShort(events);
    expect(told.filter((line) => line.startsWith('run '))).toEqual([
      'run queued',
      'run running',
      'run queued',
      'run running',
      'run done',
    ]);
    const starts = await prisma.runEvent.findMany({
      where: { runId, type: 'run', data: { path: ['state'], equals: 'running' } },
      orderBy: { seq: 'asc' },
    });
    // Six seconds until it is taken for dead, two until somebody looks; the rest is a busy machine.
    expect((starts[1]?.at.getTime() ?? 0) - killedAt).toBeLessThan(20_000);
    const view = await viewRun(access, runId);
    const greeting = view?.steps.find((step) => step.check === 'greeting' && step.target?.port === 21);
    expect(greeting).toMatchObject({ state: 'done', interruptions: 1 });
    for (const step of view?.steps ?? []) {
      const last = `step ${step.key} ${step.state}`;
      expect(
        told.filter((line) => line === last),
        last,
      ).toHaveLength(1);
    }
    const after = await prisma.observation.findMany({ where: { runId } });
    expect(after.filter((one) => before.some((old) => old.id === one.id))).toEqual(before);
    const places = after.map((one) => `${one.stepKey} ${one.kind}`);
    expect(new Set(after.map((one) => one.id)).size).toBe(after.length);
    expect(places.filter((place) => place.startsWith('name-resolution '))).toHaveLength(1);
    // The password went down with the first worker: the login is not tried again behind anybody's back.
    expect(view?.steps.find((step) => step.check === 'login')).toMatchObject({
      state: 'not-tested',
      reason: 'interrupted',
    });
  });
});

describe('a worker that was frozen and wakes up', () => {
  it('changes nothing any more and ends', async () => {
    const { prisma } = await import('@/lib/server/database/client');
    const { cancelRun } = await import('@/lib/sessions/cancel-run');
    await killWorkers(workers.splice(0));
    await prisma.worker.deleteMany();
    const frozen = await anotherWorker();
    const { access, runId } = await runUnderWay('silent.practice.test');
    const owner = await prisma.run.findUniqueOrThrow({ where: { id: runId } });
    await anotherWorker();
    process.kill(frozen.pid, 'SIGSTOP');
    const rescued = await eventually(async () => {
      const run = await prisma.run.findUniqueOrThrow({ where: { id: runId } });
      return run.attempt === 2 && run;
    });
    expect(rescued.worker).not.toBe(owner.worker);

    const { writeRecords, endRun } = await import('@/lib/sessions/attempts/store');
    const late = { runId, sessionId: access.sessionId, number: 1, worker: owner.worker ?? '' };
    expect(await writeRecords(late, [{ type: 'started', key: 'name-resolution' }])).toBe(false);
    expect(await endRun(late, 'done', null)).toBe(false);
    // The other worker goes on telling; what must not be there is the end that the late writer wanted.
    const ends = { runId, type: 'run', data: { path: ['state'], equals: 'done' } };
    expect(await prisma.runEvent.count({ where: ends })).toBe(0);
    const step = { runId_key: { runId, key: 'name-resolution' } };
    expect((await prisma.runStep.findUniqueOrThrow({ where: step })).state).toBe('done');

    process.kill(frozen.pid, 'SIGCONT');
    expect(await frozen.ended).toBe(1);
    const now = await prisma.run.findUniqueOrThrow({ where: { id: runId } });
    expect(now).toMatchObject({ attempt: 2, worker: rescued.worker, state: 'running' });
    await cancelRun(access, runId);
  });
});

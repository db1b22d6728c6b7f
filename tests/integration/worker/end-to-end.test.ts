import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPracticePortal, type PracticePortal } from './practice-portal';
import { eventually, killWorkers, startWorker, type WorkerProcess } from './worker-process';

let portal: PracticePortal;
let worker: WorkerProcess;
let tools: typeof import('./test-session');

beforeAll(async () => {
  portal = await openPracticePortal();
  worker = await startWorker();
  tools = await import('./test-session');
});
afterAll(async () => {
  await killWorkers([worker]);
  await (await import('@/lib/server/events/wake-ups')).closeEventHub();
  await portal.close();
});

describe('a run through a real worker', () => {
  it('tells every step as it happens, and leaves results, verdict and an audit', async () => {
    const { prisma } = await import('@/lib/server/database/client');
    const { viewRun } = await import('@/lib/sessions/view-run');
    const { viewReport } = await import('@/lib/sessions/view-report');
    const { id, access } = await tools.newSession('passive-private-address.practice.test');
    const server = portal.table.servers.find((one) => one.host === access.session.host);
    if (!server?.login) throw new Error('This practice server has a login.');
    const runId = await tools.newRun(access, { login: server.login });
    const told = tools.inShort(await tools.followToEnd(access));

    expect(told.slice(0, 3)).toEqual(['run queued', 'run running', 'plan']);
    expect(told.at(-1)).toBe('run done');
    const view = await viewRun(access, runId);
    expect(view?.state).toBe('done');
    for (const step of view?.steps ?? []) {
      expect(['done', 'not-tested']).toContain(step.state);
      expect(step.sentence).toBeTruthy();
      expect(told.filter((line) => line === `step ${step.key} ${step.state}`)).toHaveLength(1);
    }
    expect(view?.steps.find((step) => step.check === 'login')?.state).toBe('done');
    expect(view?.steps.find((step) => step.check === 'transfer')?.state).toBe('done');

    const { report } = await viewReport(access);
    expect(report.verdict.finding.cause).toBe(server.expectedCause);
    expect(report.finishedAt).toBe(view?.finishedAt);
    expect(report.transcripts.length).toBeGreaterThan(0);
    const row = await prisma.checkSession.findUniqueOrThrow({ where: { id } });
    expect(row.verdictCause).toBe(server.expectedCause);
    expect(row.verdictHeadline).toBe(report.verdict.finding.headline);
    const audit = await eventually(async () => {
      const rows = await prisma.outboundConnection.findMany({ where: { runId } });
      return rows.length > 0 && rows;
    });
    expect(new Set(audit.map((one) => one.address))).toEqual(new Set([server.address]));
  });

  it('resumes the events anywhere without a gap and without a double', async () => {
    const { access } = await tools.newSession('healthy-explicit.practice.test');
    await tools.newRun(access);
    const whole = await tools.followToEnd(access);
    for (const [index, { seq }] of whole.entries()) {
      if (index === whole.length - 1) break;
      const rest = await tools.followToEnd(access, BigInt(seq));
      expect(rest.map((event) => event.seq)).toEqual(whole.slice(index + 1).map((event) => event.seq));
    }
    await expect(tools.followToEnd(access, BigInt(whole.at(-1)?.seq ?? 0))).rejects.toThrow('over');
  });

  it('can be followed by three at once, and no more', async () => {
    const { liveEvents } = await import('@/lib/sessions/live-events');
    const { access } = await tools.newSession('silent.practice.test');
    const runId = await tools.newRun(access);
    const stop = new AbortController();
    const streams = await Promise.all([1, 2, 3].map(() => liveEvents(access, 0n, stop.signal)));
    expect(streams.map((stream) => stream.ok)).toEqual([true, true, true]);
    expect(await liveEvents(access, 0n, stop.signal)).toEqual({ ok: false, reason: 'too-many' });
    const readers = streams.map(async (stream) => {
      if (stream.ok) for await (const { event } of stream.value) if (event.type === 'plan') return;
    });
    await Promise.all(readers);
    stop.abort();
    expect((await liveEvents(access, 0n, AbortSignal.abort())).ok).toBe(true);
    const { cancelRun } = await import('@/lib/sessions/cancel-run');
    await cancelRun(access, runId);
  });

  it('ends at once when it is cancelled, and keeps what it has found', async () => {
    const { cancelRun } = await import('@/lib/sessions/cancel-run');
    const { viewRun } = await import('@/lib/sessions/view-run');
    const { viewReport } = await import('@/lib/sessions/view-report');
    const { access } = await tools.newSession('silent.practice.test');
    const runId = await tools.newRun(access);
    await eventually(async () => {
      const view = await viewRun(access, runId);
      return view?.steps.some((step) => step.check === 'greeting' && step.state === 'running');
    });
    expect((await viewReport(access)).report.finishedAt).toBeNull();
    const asked = Date.now();
    expect(await cancelRun(access, runId)).toBe('asked');
    const view = await eventually(async () => {
      const now = await viewRun(access, runId);
      return now?.state === 'cancelled' && now;
    });
    // 250 ms for the worker to stop; the rest is a busy machine writing it down.
    expect(Date.now() - asked).toBeLessThan(3_000);
    expect(view.steps.find((step) => step.check === 'tcp-connect')?.state).toBe('done');
    expect(view.steps.find((step) => step.check === 'greeting' && step.target?.port === 21)?.reason).toBe(
      'cancelled',
    );
    expect(await cancelRun(access, runId)).toBe('finished');
  });
});

describe('a session that is deleted during a run', () => {
  it('takes the run with it, and the audit keeps no name or address', async () => {
    const { prisma } = await import('@/lib/server/database/client');
    const { deleteSession } = await import('@/lib/sessions/delete-session');
    const { viewRun } = await import('@/lib/sessions/view-run');
    const { id, access } = await tools.newSession('silent.practice.test');
    const runId = await tools.newRun(access);
    await eventually(async () => {
      const view = await viewRun(access, runId);
      return view?.steps.some((step) => step.check === 'greeting' && step.state === 'running');
    });
    await deleteSession(access);
    expect(await prisma.runEvent.count({ where: { sessionId: id } })).toBe(0);
    await eventually(async () => worker.output().includes(`"run_lost","run":"${runId}"`) || stopped(runId));
    const audit = await eventually(async () => {
      const rows = await prisma.outboundConnection.findMany({ where: { runId } });
      return rows.length > 0 && rows;
    });
    for (const row of audit) expect(row).toMatchObject({ host: '', address: '', source: null });
    expect(await prisma.observation.count({ where: { sessionId: id } })).toBe(0);
  });

  const stopped = (runId: string) => worker.output().includes(`"run":"${runId}","attempt":1,"state":"lost"`);
});

describe('a worker that is asked to stop', () => {
  it('finishes what it can, hands the rest to another, and ends well', async () => {
    const { viewRun } = await import('@/lib/sessions/view-run');
    const { cancelRun } = await import('@/lib/sessions/cancel-run');
    const { access } = await tools.newSession('silent.practice.test');
    const runId = await tools.newRun(access);
    const greeting = async () => {
      const view = await viewRun(access, runId);
      return view?.steps.find((step) => step.check === 'greeting' && step.target?.port === 21);
    };
    await eventually(async () => (await greeting())?.state === 'running');
    worker.child.kill('SIGTERM');
    const next = startWorker();
    expect(await worker.ended).toBe(0);
    worker = await next;
    const step = await eventually(async () => {
      const now = await greeting();
      return now?.state === 'running' && now;
    });
    expect(step.interruptions).toBe(1);
    await cancelRun(access, runId);
  });
});

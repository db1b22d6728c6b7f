import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OwnerAccess } from '@/lib/sessions/access';
import { openPracticePortal, type PracticePortal } from './practice-portal';
import { eventually, killWorkers, startWorker, type WorkerProcess } from './worker-process';

let portal: PracticePortal;
let tools: typeof import('./test-session');
let sessions: typeof import('./background-sessions');
const workers: WorkerProcess[] = [];

beforeAll(async () => {
  portal = await openPracticePortal();
  tools = await import('./test-session');
  sessions = await import('./background-sessions');
});
afterAll(async () => {
  await killWorkers(workers);
  await (await import('@/lib/server/events/wake-ups')).closeEventHub();
  await portal.close();
});

async function anotherWorker(background: 'short' | 'real'): Promise<WorkerProcess> {
  const worker = await startWorker({}, background);
  workers.push(worker);
  return worker;
}

/** A run with a login on a healthy server. */
async function runWithLogin(): Promise<{ access: OwnerAccess; id: string; runId: string }> {
  const host = 'healthy-explicit.practice.test';
  const login = portal.table.servers.find((server) => server.host === host)?.login;
  if (!login) throw new Error('This practice server has a login.');
  const { access, id } = await tools.newSession(host);
  return { access, id, runId: await tools.newRun(access, { login }) };
}

const slow = ['parallel-logins', 'idle', 'idle-keepalive', 'transfer-slow'];

describe('a run with long measurements', () => {
  beforeAll(() => anotherWorker('short'));
  afterAll(() => killWorkers(workers.splice(0)));

  it('can be read before they begin, and is over when they are', async () => {
    const { access, id, runId } = await runWithLogin();
    const told = tools.inShort(await tools.followToEnd(access));
    const readable = told.indexOf('readable');
    expect(told.filter((line) => line === 'readable')).toHaveLength(1);
    expect(told.at(-1)).toBe('run done');
    const isSlow = (line: string) => slow.some((check) => line.startsWith(`step ${check} `));
    expect(told.slice(0, readable).filter(isSlow)).toEqual([]);
    const after = told.slice(readable + 1, -1);
    expect(after.every(isSlow)).toBe(true);
    expect([...after].filter((line) => line.endsWith(' done')).sort()).toEqual(
      slow.map((check) => `step ${check} done`).sort(),
    );

    const run = await sessions.runRow(runId);
    expect(run.readableAt).not.toBeNull();
    expect(Number(run.readableAt)).toBeLessThan(Number(run.finishedAt));
    const { report } = await sessions.report(access);
    const marks = report.observations.flatMap((seen) =>
      seen.kind === 'idle' ? [`${seen.keepalive} ${seen.survived} ${seen.waitedMs >= 200}`] : [],
    );
    expect(marks.sort()).toEqual(['false true true', 'false true true', 'false true true', 'true true true']);
    expect(report.observations.find((seen) => seen.kind === 'parallel-logins')).toMatchObject({
      asked: 4,
      opened: 4,
    });
    const uploads = report.observations.filter((seen) => seen.kind === 'transfer' && seen.size === 'slow');
    expect(uploads.map((seen) => seen.failure)).toEqual([null, null]);
    expect((await sessions.verdict(id)).verdictCause).toBe(report.verdict.finding.cause);
  });

  it('without a login has none, and is not called readable before its end', async () => {
    const { access } = await tools.newSession('healthy-explicit.practice.test');
    await tools.newRun(access);
    const told = tools.inShort(await tools.followToEnd(access));
    expect(told).not.toContain('readable');
    expect(told.filter((line) => slow.some((check) => line.includes(check)))).toEqual([]);
  });
});

describe('while long measurements go on', () => {
  beforeAll(() => anotherWorker('real'));
  afterAll(() => killWorkers(workers.splice(0)));

  /** A run that measures silence. */
  async function inBackground() {
    const run = await runWithLogin();
    await eventually(async () => (await sessions.stepState(run.runId, 'idle')) === 'running');
    return run;
  }

  /** How many connections the audit knows, once nothing more is added. */
  async function settledConnections(runId: string): Promise<number> {
    let before = -1;
    return eventually(async () => {
      const last = before;
      before = await sessions.connections(runId);
      await delay(1_000);
      return before > 0 && before === last && before;
    });
  }

  it('the report is there, with its verdict for the list, and another run may be started', async () => {
    const { access, id, runId } = await inBackground();
    expect((await sessions.runRow(runId)).state).toBe('running');
    const { report } = await sessions.report(access);
    expect(report.finishedAt).toBe((await sessions.runRow(runId)).readableAt?.toISOString());
    const row = await eventually(async () => {
      const now = await sessions.verdict(id);
      return now.verdictCause !== null && now;
    });
    expect(row.verdictCause).toBe(report.verdict.finding.cause);
    const again = await tools.newRun(access);
    await eventually(async () => (await sessions.runRow(again)).state === 'done');
    expect((await sessions.runRow(runId)).state).toBe('running');
    await sessions.cancel(access, runId);
  });

  it('stopping them keeps what is known, and the run counts as done', async () => {
    const { access, runId } = await inBackground();
    expect(await sessions.cancel(access, runId)).toBe('asked');
    const told = tools.inShort(await tools.followToEnd(access));
    expect(told.at(-1)).toBe('run done');
    expect(await sessions.stepState(runId, 'transfer')).toBe('done');
    for (const check of ['idle', 'idle-keepalive', 'transfer-slow'])
      expect(await sessions.stepReason(runId, check)).toBe('cancelled');
  });

  it('a run that measures all of it anew ends them', async () => {
    const { access, runId } = await inBackground();
    const host = access.session.host ?? '';
    const login = portal.table.servers.find((server) => server.host === host)?.login;
    if (!login) throw new Error('This practice server has a login.');
    const next = await tools.newRun(access, { login });
    await eventually(async () => (await sessions.runRow(runId)).state === 'done');
    await eventually(async () => (await sessions.stepState(next, 'idle')) === 'running');
    await sessions.cancel(access, next);
  });

  it('a worker that dies takes only them along: nothing quick is done twice', async () => {
    const { access, runId } = await inBackground();
    const before = await sessions.observations(runId);
    const opened = await settledConnections(runId);
    const [holder] = workers;
    await anotherWorker('real');
    holder?.child.kill('SIGKILL');
    const told = tools.inShort(await tools.followToEnd(access));
    expect(told.filter((line) => line.startsWith('run '))).toEqual([
      'run queued',
      'run running',
      'run queued',
      'run running',
      'run done',
    ]);
    expect(told.filter((line) => line === 'readable')).toHaveLength(1);
    for (const check of ['idle', 'idle-keepalive', 'transfer-slow'])
      expect(await sessions.stepReason(runId, check)).toBe('interrupted');
    const after = await sessions.observations(runId);
    expect(after.filter(({ kind }) => kind !== 'not-tested')).toEqual(
      before.filter(({ kind }) => kind !== 'not-tested'),
    );
    // The other worker has contacted nobody.
    expect(await sessions.connections(runId)).toBe(opened);
    expect((await sessions.report(access)).report.verdict.state).not.toBe('our-side');
  });
});

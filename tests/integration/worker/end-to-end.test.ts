import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPracticePortal, type PracticePortal } from './practice-portal';
import { eventually, killWorkers, startWorker, type WorkerProcess } from './worker-process';

let portal: PracticePortal;
let worker: WorkerProcess;

beforeAll(async () => {
  portal = await openPracticePortal();
  worker = await startWorker();
});
afterAll(async () => {
  await killWorkers([worker]);
  await portal.close();
});

async function newSession(host: string) {
  const { createSession } = await import('@/lib/sessions/create-session');
  const { openWithKey } = await import('@/lib/sessions/access');
  const created = await createSession({ target: host }, '203.0.113.5');
  if (!created.ok) throw new Error(JSON.stringify(created.reason));
  const access = await openWithKey(created.value.id, created.value.key);
  if (!access) throw new Error('The session does not open.');
  return { ...created.value, access };
}

describe('a run through a real worker', () => {
  it('tests a healthy server, tells every step as it happens, and writes the verdict', async () => {
    const { startRun } = await import('@/lib/sessions/start-run');
    const { viewRun } = await import('@/lib/sessions/view-run');
    const { liveEvents } = await import('@/lib/sessions/live-events');
    const { access } = await newSession('healthy-explicit.practice.test');
    const started = await startRun(access, {}, '203.0.113.5');
    if (!started.ok) throw new Error(JSON.stringify(started.reason));
    const stream = await liveEvents(access, 0n, AbortSignal.timeout(40_000));
    if (!stream.ok) throw new Error(stream.reason);
    const types: string[] = [];
    for await (const { event } of stream.value) console.log(Date.now() % 100000, event.type, event.type === "step" ? event.step.key + " " + event.step.state : ""), types.push(event.type === 'run' ? `run ${event.state}` : event.type);
    expect(types[0]).toBe('run queued');
    expect(types.at(-1)).toBe('run done');
    expect(types).toContain('plan');
    const view = await eventually(async () => viewRun(access, started.value.runId));
    expect(view.state).toBe('done');
    expect(view.steps.length).toBeGreaterThan(5);
    console.log(view.steps.map((step) => `${step.key} ${step.state} ${step.word} ${step.elapsedMs}`).join('\n'));
    console.log(worker.output());
  });
});

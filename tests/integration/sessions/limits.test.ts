import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { prisma } from '@/lib/server/database/client';
import { openWithKey } from '@/lib/sessions/access';
import { createSession } from '@/lib/sessions/create-session';
import { deleteSession } from '@/lib/sessions/delete-session';
import { servingLimits } from '@/lib/sessions/limits/limits';
import { insertRun } from '@/lib/sessions/runs/store';
import { startRun } from '@/lib/sessions/start-run';

// A portal that serves customers: the limits of the internet hold. Set before anything reads the settings.
vi.hoisted(() => {
  process.env.PORTSIDE_URL = 'https://portside.example.net';
});

let network = 0;
/** An address that no other test uses. */
const somebody = () => `2001:db8:77:${(++network).toString(16)}::1`;

beforeAll(async () => {
  const { runMigrations } = await import('graphile-worker');
  await runMigrations({ connectionString: process.env.DATABASE_URL ?? '' });
  await prisma.worker.create({ data: { name: 'worker-test', network: 'main', engineId: 'none' } });
});

async function session(address: string, target = 'ftp.example.com') {
  await prisma.worker.update({ where: { name: 'worker-test' }, data: { heartbeatAt: new Date() } });
  const created = await createSession({ target }, address);
  if (!created.ok) return created;
  const access = await openWithKey(created.value.id, created.value.key);
  if (!access) throw new Error('The session does not open.');
  return { ok: true as const, access };
}

async function opened(address: string, target?: string) {
  const made = await session(address, target);
  if (!made.ok) throw new Error(made.reason.code);
  return made.access;
}

const finishAll = () => prisma.run.updateMany({ data: { state: 'done' } });
const codes = (results: readonly { ok: boolean; reason?: { code: string } }[]) =>
  results.map((result) => (result.ok ? 'ok' : (result.reason?.code ?? '')));
const count = (list: readonly string[], word: string) => list.filter((one) => one === word).length;

describe('how much one source may start', () => {
  it('ten sessions in an hour, however many it asks for at once, from anywhere in its /64', async () => {
    const prefix = `2001:db8:78:${(++network).toString(16)}`;
    const asked = Array.from({ length: 25 }, (_, index) => createSession({}, `${prefix}::${index + 1}`));
    const results = codes(await Promise.all(asked));
    expect({ ok: count(results, 'ok'), refused: count(results, 'too-many-sessions') }).toEqual({
      ok: 10,
      refused: 15,
    });
    const refused = await createSession({}, `${prefix}::99`);
    if (refused.ok || refused.reason.code !== 'too-many-sessions') throw new Error('It was not refused.');
    expect(refused.reason.seconds).toBeGreaterThan(3500);
    expect(refused.reason.seconds).toBeLessThanOrEqual(3600);
    expect((await createSession({}, somebody())).ok).toBe(true);
  });

  it('ten sessions also when it deletes them in between', async () => {
    const address = somebody();
    for (let turn = 0; turn < 10; turn++) await deleteSession(await opened(address));
    expect(codes([await session(address)])).toEqual(['too-many-sessions']);
  });

  it('three runs at once', async () => {
    const address = somebody();
    const all = [];
    for (let turn = 0; turn < 5; turn++) all.push(await opened(address, `a${turn}.example.com`));
    const results = codes(await Promise.all(all.map((access) => startRun(access, {}, address))));
    expect({ ok: count(results, 'ok'), busy: count(results, 'source-busy') }).toEqual({ ok: 3, busy: 2 });
    await finishAll();
  });

  it('what only waits in the background is not among them, but its target feels it', async () => {
    const address = somebody();
    for (let turn = 0; turn < 3; turn++) {
      const access = await opened(address, `bg${turn}.example.com`);
      expect((await startRun(access, {}, address)).ok).toBe(true);
    }
    const data = { state: 'running', readableAt: new Date() };
    await prisma.run.updateMany({ where: { state: 'queued' }, data });
    const fourth = await opened(address, 'bg0.example.com');
    expect((await startRun(fourth, {}, address)).ok).toBe(true);
    const fifth = await opened(somebody(), 'bg0.example.com');
    expect(codes([await startRun(fifth, {}, somebody())])).toEqual(['target-busy']);
    await finishAll();
  });

  it('sixty runs in a day', async () => {
    const address = somebody();
    const results: string[] = [];
    for (let turn = 0; turn < 61; turn++) {
      const host = `b${turn % 6}.example.com`;
      const access = await opened(somebody(), host);
      results.push(...codes([await startRun(access, {}, address)]));
      await finishAll();
    }
    expect({ ok: count(results, 'ok'), last: results.at(-1) }).toEqual({ ok: 60, last: 'source-limit' });
  });
});

describe('how much one session and one target may see', () => {
  it('two runs of a session at once', async () => {
    const access = await opened(somebody(), 'c.example.com');
    const results = codes(await Promise.all([1, 2, 3].map(() => startRun(access, {}, somebody()))));
    expect({ ok: count(results, 'ok'), busy: count(results, 'session-busy') }).toEqual({ ok: 2, busy: 1 });
    await finishAll();
  });

  it('two runs against a target at once, whoever asks, and others are left alone', async () => {
    const all = [];
    for (let turn = 0; turn < 4; turn++) all.push(await opened(somebody(), 'h.example.com'));
    const results = codes(await Promise.all(all.map((access) => startRun(access, {}, somebody()))));
    expect({ ok: count(results, 'ok'), busy: count(results, 'target-busy') }).toEqual({ ok: 2, busy: 2 });
    const other = await opened(somebody(), 'i.example.com');
    expect((await startRun(other, {}, somebody())).ok).toBe(true);
    await finishAll();
  });

  it('twelve runs against a target in an hour, whoever asks', async () => {
    const results: string[] = [];
    for (let turn = 0; turn < 13; turn++) {
      const access = await opened(somebody(), 'd.example.com');
      results.push(...codes([await startRun(access, {}, somebody())]));
      await finishAll();
    }
    expect({ ok: count(results, 'ok'), last: results.at(-1) }).toEqual({ ok: 12, last: 'target-limit' });
  });
});

describe('how often a login may be tried', () => {
  const tryLogin = (access: { sessionId: string }, user: string, host: string) =>
    insertRun(
      {
        id: randomUUID(),
        sessionId: access.sessionId,
        request: {
          host,
          isAddress: false,
          port: null,
          encryption: null,
          hasLogin: true,
          checks: null,
          thorough: false,
          inbound: null,
        },
        network: 'main',
        addressedTo: null,
        source: somebody(),
        user,
      },
      servingLimits,
    );
  const reason = (result: Awaited<ReturnType<typeof tryLogin>>) =>
    result.ok || result.reason === 'gone' ? 'ok' : result.reason.code;

  it('three times in one session', async () => {
    const access = await opened(somebody(), 'f.example.com');
    const results: string[] = [];
    for (let turn = 0; turn < 4; turn++) {
      results.push(reason(await tryLogin(access, `user-${turn}`, 'f.example.com')));
      await finishAll();
    }
    expect(results).toEqual(['ok', 'ok', 'ok', 'login-limit']);
  });

  it('five times in an hour for one user of a server, from any session', async () => {
    const results: string[] = [];
    for (let turn = 0; turn < 6; turn++) {
      const access = await opened(somebody(), 'g.example.com');
      results.push(reason(await tryLogin(access, 'uma', 'g.example.com')));
      await finishAll();
    }
    expect(results).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'login-limit']);
  });
});

describe('a run that cannot be started', () => {
  it('for want of a target', async () => {
    const created = await createSession({}, somebody());
    if (!created.ok) throw new Error(created.reason.code);
    const access = await openWithKey(created.value.id, created.value.key);
    if (!access) throw new Error('The session does not open.');
    expect(codes([await startRun(access, {}, somebody())])).toEqual(['no-target']);
  });

  it('because a check does not exist', async () => {
    const access = await opened(somebody(), 'e.example.com');
    expect(codes([await startRun(access, { checks: ['no-such-check'] }, somebody())])).toEqual([
      'unknown-check',
    ]);
  });

  it('because no worker is there, which is said with a time to wait', async () => {
    const access = await opened(somebody(), 'e.example.com');
    await prisma.worker.update({
      where: { name: 'worker-test' },
      data: { heartbeatAt: new Date(Date.now() - 10_000) },
    });
    expect(await startRun(access, {}, somebody())).toMatchObject({
      reason: { code: 'no-worker', seconds: 10 },
    });
  });

  it('because the only worker takes no password, and then nothing is stored', async () => {
    const access = await opened(somebody(), 'f.example.com');
    const login = { user: 'anna', password: 'geheim' };
    expect(codes([await startRun(access, { login }, somebody())])).toEqual(['no-worker']);
    expect(await prisma.run.count({ where: { sessionId: access.sessionId } })).toBe(0);
  });
});

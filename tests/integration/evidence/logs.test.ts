import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DELETE as removePiece } from '@/app/api/v1/sessions/[id]/evidence/[evidenceId]/route';
import { POST as addEvidence, GET as listPieces } from '@/app/api/v1/sessions/[id]/evidence/route';
import { readKeptLog } from '@/lib/server/client-logs/read-kept-log';
import { readLogApart } from '@/lib/server/client-logs/read-log-apart';
import { pool, prisma } from '@/lib/server/database/client';
import { closeEventHub } from '@/lib/server/events/wake-ups';
import { addLog } from '@/lib/sessions/evidence/add-log';
import { evidenceLimits } from '@/lib/sessions/evidence/evidence';
import { viewEvidence } from '@/lib/sessions/evidence/view-evidence';
import { liveEvents } from '@/lib/sessions/live-events';
import { retention } from '@/lib/sessions/retention';
import { sessionEvidence } from '@/lib/sessions/session-evidence';
import { asked, openedSession, params, refusedLogin } from './session';

beforeAll(async () => {
  const { runMigrations } = await import('graphile-worker');
  await runMigrations({ connectionString: process.env.DATABASE_URL ?? '' });
});
afterAll(closeEventHub);

const log = (text: string, more: object = {}) => JSON.stringify({ kind: 'client-log', text, ...more });

/** Every row of every table, as text. */
async function everything(): Promise<string> {
  const tables = await pool.query(
    `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.tables
     WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'`,
  );
  const texts: string[] = [];
  for (const { name } of tables.rows)
    texts.push(...(await pool.query(`SELECT t::text AS row FROM ${name} t`)).rows.map(({ row }) => row));
  return texts.join('\n');
}

describe('the log of a client', () => {
  it('is read, changes the verdict, and changes it back when it is removed', async () => {
    const { id, key, access } = await openedSession();
    const response = await addEvidence(asked(key, log(refusedLogin())), params({ id }));
    expect(response.status).toBe(201);
    const added = await response.json();
    expect(added).toMatchObject({
      kind: 'client-log',
      label: 'FileZilla',
      masked: 1,
      effect: { changed: 'verdict' },
    });
    const row = () => prisma.checkSession.findUniqueOrThrow({ where: { id } });
    expect((await row()).verdictCause).toBe('login-incorrect');
    const opened = await viewEvidence(access, added.id);
    expect(opened?.telling.filter(({ tells }) => tells).map(({ text }) => text)).toContain(
      'Response: 530 Login incorrect.',
    );
    const { evidence } = await (await listPieces(asked(key), params({ id }))).json();
    expect(evidence).toHaveLength(1);
    expect(evidence[0].text).toContain('PASS ****');

    const remove = () =>
      removePiece(asked(key, null, { method: 'DELETE' }), params({ id, evidenceId: added.id }));
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(404);
    expect((await sessionEvidence(access.session)).observations).toEqual([]);
    expect(await prisma.observation.count({ where: { sessionId: id } })).toBe(0);
    expect((await row()).verdictCause).toBeNull();
  });

  it('leaves no password in any table, whatever it stands in', async () => {
    const { id, key } = await openedSession();
    const marker = 'Zq7marker4X';
    const text = [
      refusedLogin(marker),
      `ftp://uma:${marker}@ftp.example.com/`,
      `lftp -u uma,x --password=${marker}`,
      `Authorization: Basic ${marker}`,
      `Password=${marker}`,
    ].join('\n');
    const response = await addEvidence(asked(key, log(text, { name: `token=${marker}` })), params({ id }));
    expect(response.status).toBe(201);
    expect(await response.text()).not.toContain(marker);
    expect(await everything()).toContain('Login incorrect');
    expect(await everything()).not.toContain(marker);
  });

  it('of five megabytes is read while the server does other things, and its end is kept', async () => {
    const { access, source } = await openedSession();
    const block = `${refusedLogin()}\n`;
    const raw = block.repeat(Math.floor(evidenceLimits.log / block.length));
    const job = { raw, at: new Date().toISOString(), prefix: 'evidence/x' };
    // The thread is there from now on.
    expect(await readLogApart({ ...job, raw: block.repeat(1000) })).toMatchObject({ ok: true });
    const begun = performance.now();
    readKeptLog(job);
    const byItself = performance.now() - begun;
    let longest = 0;
    let last = performance.now();
    const clock = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    expect(await readLogApart(job)).toMatchObject({ ok: true });
    clearInterval(clock);
    expect(longest).toBeLessThan(byItself / 3);

    expect(await addLog(access, { text: raw }, source)).toMatchObject({ ok: true });
    const stored = await prisma.evidence.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
    expect(stored.text?.length).toBeLessThanOrEqual(evidenceLimits.keptText);
  });

  it.each([
    ['nothing', '  \n', 400, 'empty'],
    ['no FTP in it', 'the quick brown fox', 422, 'nothing-found'],
    ['too much', 'x'.repeat(evidenceLimits.log + 1), 400, 'bad-request'],
  ])('with %s is refused', async (_what, text, status, code) => {
    const { id, key } = await openedSession();
    const response = await addEvidence(asked(key, log(text)), params({ id }));
    expect([response.status, (await response.json()).error.code]).toEqual([status, code]);
    expect(await prisma.evidence.count({ where: { sessionId: id } })).toBe(0);
  });

  it('with a field that is not known, or for a session of somebody else, is refused', async () => {
    const { id } = await openedSession();
    const other = await openedSession();
    expect((await addEvidence(asked(other.key, log(refusedLogin())), params({ id }))).status).toBe(404);
    const unknown = await addEvidence(
      asked(other.key, log(refusedLogin(), { vantage: 'portal' })),
      params({ id: other.id }),
    );
    expect(unknown.status).toBe(400);
  });
});

describe('limits', () => {
  it('twenty pieces of one session, and not one more', async () => {
    const { access, source } = await openedSession();
    const add = () => addLog(access, { text: refusedLogin() }, source);
    for (let piece = 0; piece < evidenceLimits.perSession; piece++) expect((await add()).ok).toBe(true);
    expect(await add()).toMatchObject({ ok: false, reason: { code: 'too-many-pieces' } });
  });

  it('forty pieces of one source in an hour, whatever became of them', async () => {
    const source = '198.51.100.200';
    const { access } = await openedSession();
    for (let piece = 0; piece < evidenceLimits.perSourceAndHour; piece++)
      await addLog(access, { text: 'nothing of interest' }, source);
    expect(await addLog(access, { text: refusedLogin() }, source)).toMatchObject({
      ok: false,
      reason: { code: 'source-limit', seconds: expect.any(Number) },
    });
    expect((await addLog(access, { text: refusedLogin() }, '198.51.100.201')).ok).toBe(true);
  });
});

it('texts go after seven days, and what they showed stays', async () => {
  const { id, access, source } = await openedSession();
  await addLog(access, { text: refusedLogin() }, source);
  const piece = () => prisma.evidence.findFirstOrThrow({ where: { sessionId: id } });
  await retention();
  expect((await piece()).text).not.toBeNull();
  const createdAt = new Date(Date.now() - (evidenceLimits.textDays * 24 + 1) * 3_600_000);
  await prisma.evidence.updateMany({ where: { sessionId: id }, data: { createdAt } });
  await retention();
  expect((await piece()).text).toBeNull();
  expect(await prisma.observation.count({ where: { sessionId: id } })).toBeGreaterThan(0);
});

it('a page that waits is told without any run', async () => {
  const { access, source } = await openedSession();
  expect(await liveEvents(access, 0n, new AbortController().signal)).toEqual({ ok: false, reason: 'over' });
  const stop = new AbortController();
  const events = await liveEvents(access, 0n, stop.signal, true);
  if (!events.ok) throw new Error(events.reason);
  const first = events.value[Symbol.asyncIterator]().next();
  await addLog(access, { text: refusedLogin() }, source);
  expect((await first).value).toMatchObject({
    event: { type: 'evidence', kind: 'client-log', label: 'FileZilla' },
  });
  stop.abort();
});

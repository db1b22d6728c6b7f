import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as health } from '@/app/api/v1/health/route';
import { GET as allowlist } from '@/app/api/v1/profiles/[profile]/allowlists/[format]/route';
import { GET as listProfiles } from '@/app/api/v1/profiles/route';
import { GET as followEvents, HEAD as headOfEvents } from '@/app/api/v1/sessions/[id]/events/route';
import { POST as addEvidence } from '@/app/api/v1/sessions/[id]/evidence/route';
import { GET as readReport } from '@/app/api/v1/sessions/[id]/report/route';
import { POST as cancelRun } from '@/app/api/v1/sessions/[id]/runs/[runId]/cancel/route';
import { POST as startRun } from '@/app/api/v1/sessions/[id]/runs/route';
import { POST as createSession } from '@/app/api/v1/sessions/route';
import { prisma } from '@/lib/server/database/client';
import { bellsOf, closeEventHub } from '@/lib/server/events/wake-ups';
import { sessionCookieName } from '@/lib/server/http/session-cookie';
import { publicBase } from '@/lib/server/login/public-base';

const base = publicBase();
const params = <P>(value: P) => ({ params: Promise.resolve(value) });
const json = { 'Content-Type': 'application/json' };
const ours = { ...json, Origin: base, 'x-forwarded-for': '203.0.113.9' };

const post = (body: unknown, headers: Record<string, string> = ours) =>
  new Request(`${base}/api/v1/any`, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const get = (headers: Record<string, string> = {}, query = '') =>
  new Request(`${base}/api/v1/any${query}`, { headers });

async function refusalOf(response: Response) {
  const { error } = (await response.json()) as {
    error: { code: string; sentence: string; reference?: string };
  };
  expect(error.sentence).toMatch(/^[A-Z0-9].*\.$/);
  expect(response.headers.get('cache-control')).toBe('no-store');
  return [response.status, error.code] as const;
}

async function newSession() {
  const response = await createSession(post({ target: 'ftp.example.com' }), params({}));
  expect(response.status).toBe(201);
  return (await response.json()) as { id: string; key: string; url: string; code: string };
}

beforeAll(async () => {
  const { runMigrations } = await import('graphile-worker');
  await runMigrations({ connectionString: process.env.DATABASE_URL ?? '' });
});

afterAll(closeEventHub);

describe('a change that does not come from the portal', () => {
  const count = () => prisma.checkSession.count();
  it.each([
    ['with a cookie and no sign of where it comes from', { ...json, Cookie: 'portside-x=y' }],
    ['from another site', { ...json, Origin: 'https://evil.example' }],
    ['with a null origin', { ...json, Origin: 'null' }],
    ['with a malformed origin', { ...json, Origin: 'http://' }],
    ['from another site by its own account, with our origin', { ...ours, 'Sec-Fetch-Site': 'cross-site' }],
    ['from a neighbouring site', { ...json, 'Sec-Fetch-Site': 'same-site' }],
    ['from another site, with a key', { ...json, Origin: 'https://evil.example', Authorization: 'Bearer x' }],
  ])('%s is refused and changes nothing', async (_case, headers) => {
    const before = await count();
    expect(await refusalOf(await createSession(post({}, headers), params({})))).toEqual([
      403,
      'foreign-origin',
    ]);
    expect(await count()).toBe(before);
  });

  it('is taken from a program, which has no cookie that a page could use', async () => {
    const program = { ...json, 'x-forwarded-for': '203.0.113.10' };
    expect((await createSession(post({}, program), params({}))).status).toBe(201);
  });

  it('is taken when the browser says that it comes from here', async () => {
    const response = await createSession(post({}, { ...json, 'Sec-Fetch-Site': 'same-origin' }), params({}));
    expect(response.status).toBe(201);
  });
});

describe('a body that does not fit', () => {
  it.each([
    ['no JSON', '{', 400, 'not-json'],
    ['a list', [], 400, 'bad-request'],
    ['an object instead of a text', { link: { not: '' } }, 400, 'bad-request'],
    ['a field that is not known', { target: 'ftp.example.com', admin: true }, 400, 'bad-request'],
    ['a prototype', '{"__proto__": {"target": "x"}}', 400, 'bad-request'],
    ['too much', { target: 'x'.repeat(70_000) }, 413, 'too-large'],
    ['a private address', { target: '10.0.0.1' }, 400, 'address-not-allowed'],
    ['a profile that does not exist', { profile: 'nobody' }, 400, 'unknown-profile'],
    ['a link that does not exist', { link: 'A'.repeat(43) }, 404, 'unknown-link'],
  ])('%s', async (_case, body, status, code) => {
    expect(await refusalOf(await createSession(post(body), params({})))).toEqual([status, code]);
  });

  it('another type', async () => {
    const response = await createSession(
      post('target=x', { ...ours, 'Content-Type': 'text/plain' }),
      params({}),
    );
    expect(await refusalOf(response)).toEqual([415, 'not-json']);
  });

  it('evidence of a kind that is not taken is told what is', async () => {
    const { id, key } = await newSession();
    const headers = { ...ours, Authorization: `Bearer ${key}` };
    const response = await addEvidence(post({ kind: 'crystal-ball', text: 'x' }, headers), params({ id }));
    expect(response.status).toBe(400);
    expect(JSON.stringify(await response.json())).toContain('answers');
  });
});

describe('a session over the API', () => {
  it('opens with its bearer key and with its cookie, and with nothing else', async () => {
    const [one, other] = [await newSession(), await newSession()];
    const read = (headers: Record<string, string>) => readReport(get(headers), params({ id: one.id }));
    expect((await read({ Authorization: `Bearer ${one.key}` })).status).toBe(200);
    expect((await read({ Cookie: `a=b; ${sessionCookieName(one.id)}=${one.key}` })).status).toBe(200);
    expect(await refusalOf(await read({}))).toEqual([401, 'no-key']);
    expect(await refusalOf(await read({ Authorization: `Bearer ${other.key}` }))).toEqual([
      404,
      'unknown-session',
    ]);
    expect(await refusalOf(await read({ Authorization: 'Basic eDp5' }))).toEqual([404, 'unknown-session']);
    expect(await refusalOf(await read({ Cookie: `${sessionCookieName(other.id)}=${other.key}` }))).toEqual([
      401,
      'no-key',
    ]);
  });

  it('names its page under the configured address, whatever host was asked', async () => {
    const response = await createSession(post({}, { ...ours, Host: 'evil.example' }), params({}));
    const { url } = (await response.json()) as { url: string };
    expect(url).toMatch(new RegExp(`^${base}/r/[A-Za-z0-9_-]{43}$`));
  });

  it('takes answers and says what was understood', async () => {
    const { id, key } = await newSession();
    const headers = { ...ours, Authorization: `Bearer ${key}` };
    const answers = { symptom: 'no-listing', target: 'ftpes://ftp.example.org:21/files' };
    const response = await addEvidence(post({ kind: 'answers', answers }, headers), params({ id }));
    expect(await response.json()).toMatchObject({
      understood: { symptom: 'no-listing', host: 'ftp.example.org', port: 21, encryption: 'explicit' },
      notes: [expect.stringContaining('left out')],
    });
  });

  it('says with a time to wait that nothing can be tested without a worker', async () => {
    const { id, key } = await newSession();
    const response = await startRun(post({}, { ...ours, Authorization: `Bearer ${key}` }), params({ id }));
    expect(response.headers.get('retry-after')).toBe('10');
    expect(await refusalOf(response)).toEqual([503, 'no-worker']);
  });

  it('starts a run, shows its events, and cancels it before a worker takes it up', async () => {
    await prisma.worker.create({ data: { name: 'worker-test', network: 'main', engineId: 'none' } });
    const { id, key } = await newSession();
    const headers = { ...ours, Authorization: `Bearer ${key}` };
    const started = await startRun(post({}, headers), params({ id }));
    expect(started.status).toBe(202);
    const { runId } = (await started.json()) as { runId: string };
    const stream = await followEvents(get(headers), params({ id }));
    expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(stream.headers.get('cache-control')).toContain('no-transform');
    const cancelled = await cancelRun(post('', headers), params({ id, runId }));
    expect([cancelled.status, await cancelled.json()]).toEqual([202, { state: 'cancelled' }]);
    const text = await stream.text();
    expect(text.startsWith('retry: 1000\n\n')).toBe(true);
    const told = [...text.matchAll(/^id: (\d+)\nevent: run\ndata: (.*)$/gm)].map(([, , data]) =>
      JSON.parse(data ?? ''),
    );
    expect(told.map(({ state }) => state)).toEqual(['queued', 'cancelled']);
    expect(
      (await followEvents(get({ ...headers, 'Last-Event-ID': '999999999' }), params({ id }))).status,
    ).toBe(204);
    expect(await refusalOf(await cancelRun(post('', headers), params({ id, runId })))).toEqual([
      409,
      'finished',
    ]);
    expect((await health(get(), params({}))).status).toBe(200);
  });

  it('leaves no stream behind that nobody began to read', async () => {
    const { id, key } = await newSession();
    const headers = { ...ours, Authorization: `Bearer ${key}` };
    expect((await startRun(post({}, headers), params({ id }))).status).toBe(202);
    const ask = (signal: AbortSignal) =>
      followEvents(new Request(`${base}/api/v1/any`, { headers, signal }), params({ id }));
    for (let turn = 0; turn < 4; turn++) {
      const early = new AbortController();
      const answer = ask(early.signal);
      early.abort();
      await answer;
      const late = new AbortController();
      expect((await ask(late.signal)).status).toBe(200);
      late.abort();
    }
    expect(bellsOf(id)).toBe(0);
    const open = [1, 2, 3].map(() => new AbortController());
    for (const { signal } of open) expect((await ask(signal)).status).toBe(200);
    expect(await refusalOf(await ask(new AbortController().signal))).toEqual([429, 'too-many-streams']);
    for (const one of open) one.abort();
    expect(bellsOf(id)).toBe(0);
  });

  it('gives no head of a stream', () => {
    const response = headOfEvents();
    expect([response.status, response.headers.get('allow'), response.body]).toEqual([405, 'GET', null]);
  });

  it('ends its streams when the process is to stop', async () => {
    const { id, key } = await newSession();
    const headers = { ...ours, Authorization: `Bearer ${key}` };
    expect((await startRun(post({}, headers), params({ id }))).status).toBe(202);
    const stream = await followEvents(get(headers), params({ id }));
    const whole = stream.text();
    (process as NodeJS.EventEmitter).emit('portside:stop');
    expect(await whole).toContain('event: run');
  });
});

describe('what is public', () => {
  it('lists the profiles', async () => {
    const { profiles } = (await (await listProfiles(get(), params({}))).json()) as {
      profiles: { id: string }[];
    };
    expect(profiles.map(({ id }) => id)).toEqual(expect.arrayContaining(['files-com', 'generic']));
  });

  it('gives rules as a download', async () => {
    const ask = (profile: string, format: string, query = '') =>
      allowlist(get({}, query), params({ profile, format }));
    const request = await ask('files-com', 'firewall-request');
    expect(request.status).toBe(200);
    expect(request.headers.get('content-disposition')).toMatch(
      /^attachment; filename="portside-files-com[a-z-]*\.\w+"$/,
    );
    expect(await refusalOf(await ask('nobody', 'csv'))).toEqual([404, 'unknown-profile']);
    expect(await refusalOf(await ask('files-com', 'no-such-format'))).toEqual([404, 'unknown-format']);
    expect(await refusalOf(await ask('files-com', 'csv', '?variant=no-such'))).toEqual([400, 'bad-request']);
  });
});

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { GET as ownAddress } from '@/app/api/v1/kit/address/route';
import { POST as postResults } from '@/app/api/v1/kit/results/route';
import { POST as addEvidence } from '@/app/api/v1/sessions/[id]/evidence/route';
import { GET as shellKit } from '@/app/api/v1/sessions/[id]/kit.sh/route';
import { GET as readScript } from '@/app/k/[token]/[file]/route';
import { prisma } from '@/lib/server/database/client';
import { evidenceLimits } from '@/lib/sessions/evidence/evidence';
import { openKit, renderScript } from '@/lib/sessions/evidence/open-kit';
import { sessionEvidence } from '@/lib/sessions/session-evidence';
import { asked, openedSession, params } from './session';

const results = (host = 'ftp.example.com', network = 'head office') =>
  [
    'portside-kit 1 sh Linux',
    `order\t${host}`,
    `network\t${network}`,
    'tcp\t192.0.2.10\t21\ttimed-out\t-',
    'end',
    '',
  ].join('\n');

const text = { type: 'text/plain; charset=utf-8' };
const hand = (token: string, body: string, more: object = {}) =>
  postResults(asked(token, body, { ...text, ...more }), params({}));
const codeOf = async (response: Response) => [response.status, (await response.json()).error.code];

async function openedKit(host?: string) {
  const session = await openedSession(host);
  const kit = await openKit(session.access, session.key);
  if (!kit.ok) throw new Error(kit.reason);
  return { ...session, ...kit.value };
}

describe('the script of a session', () => {
  it('is the same whenever it is fetched, by its own address and with the key of the session', async () => {
    const { id, key, access, token, order } = await openedKit();
    const again = await openKit(access, key);
    expect(again).toMatchObject({ ok: true, value: { token } });
    const { text: script, sha256 } = await renderScript('sh', { order, token });
    const fetched = await readScript(asked(''), params({ token, file: 'portside-check.sh' }));
    const body = await fetched.text();
    expect(body).toBe(script);
    expect(createHash('sha256').update(body).digest('hex')).toBe(sha256);
    expect(fetched.headers.get('cache-control')).toBe('no-store');
    expect(fetched.headers.get('x-robots-tag')).toBe('noindex');
    expect(fetched.headers.get('content-disposition')).toContain('attachment');
    expect(await (await shellKit(asked(key), params({ id }))).text()).toBe(script);
    expect(body).toContain("TARGET='ftp.example.com'");
    expect(body).toContain(`TOKEN='${token}'`);
  });

  it('has a token of which only the hash is kept, and which opens nothing else', async () => {
    const { id, token, key } = await openedKit();
    const rows = await prisma.kitToken.findMany({ where: { sessionId: id } });
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(rows)).not.toContain(key);
    expect((await shellKit(asked(token), params({ id }))).status).toBe(404);
    const json = JSON.stringify({ kind: 'answers', answers: {} });
    expect((await addEvidence(asked(token, json), params({ id }))).status).toBe(404);
  });

  it.each([
    ['an unknown token', 'A'.repeat(43), 'portside-check.sh'],
    ['no token', 'x', 'portside-check.sh'],
    ['another file', null, 'passwd'],
  ])('is not there for %s', async (_what, wrong, file) => {
    const { token } = await openedKit();
    const response = await readScript(asked(''), params({ token: wrong ?? token, file }));
    expect(response.status).toBe(404);
  });
});

describe('results', () => {
  it('come in as what the machine of the customer reports, and take the place of nothing', async () => {
    const { id, token, access } = await openedKit();
    const response = await hand(token, results());
    expect(response.status).toBe(201);
    expect(await response.json()).not.toHaveProperty('effect');
    const { observations } = await sessionEvidence(access.session);
    expect(observations.map(({ kind, vantage, failure }) => [kind, vantage, failure])).toEqual([
      ['tcp-connect', { kind: 'kit', network: 'head office' }, 'timed_out'],
    ]);
    const piece = await prisma.evidence.findFirstOrThrow({ where: { sessionId: id } });
    expect(piece).toMatchObject({ kind: 'kit', label: 'head office' });
  });

  it('of the same network count only once, the newest', async () => {
    const { token, access } = await openedKit();
    await hand(token, results());
    await hand(token, results('ftp.example.com', 'branch'));
    await hand(token, results().replace('timed-out', 'refused'));
    const { observations } = await sessionEvidence(access.session);
    expect(observations.map(({ vantage, failure }) => [vantage.network, failure]).sort()).toEqual([
      ['branch', 'timed_out'],
      ['head office', 'refused'],
    ]);
  });

  it('can be pasted by the owner', async () => {
    const { id, key } = await openedKit();
    const body = JSON.stringify({ kind: 'kit', text: results() });
    const response = await addEvidence(asked(key, body), params({ id }));
    expect([response.status, (await response.json()).kind]).toEqual([201, 'kit']);
  });

  it.each([
    ['a wrong token', 'A'.repeat(43)],
    ['no token', ''],
    ['a token that is none', 'DROP-TABLE'],
  ])('with %s are refused', async (_what, token) => {
    expect(await codeOf(await hand(token, results()))).toEqual([401, 'unknown-token']);
  });

  it('with the key of the session instead of the token are refused', async () => {
    const { key } = await openedKit();
    expect(await codeOf(await hand(key, results()))).toEqual([401, 'unknown-token']);
  });

  it('with an old token are refused', async () => {
    const { id, token } = await openedKit();
    await prisma.kitToken.updateMany({
      where: { sessionId: id },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    expect(await codeOf(await hand(token, results()))).toEqual([401, 'unknown-token']);
  });

  it('are taken five times, also side by side, and the token is used up then', async () => {
    const { id, token } = await openedKit();
    const codes = await Promise.all(
      Array.from({ length: 8 }, () => hand(token, results()).then(({ status }) => status)),
    );
    expect(codes.sort()).toEqual([201, 201, 201, 201, 201, 429, 429, 429]);
    expect(await prisma.evidence.count({ where: { sessionId: id } })).toBe(5);
    expect(await codeOf(await hand(token, results()))).toEqual([429, 'used-up']);
  });

  it.each([
    ['too large', `${results()}${'x'.repeat(evidenceLimits.kit)}`, 413, 'too-large'],
    ['with a line that is not known', results().replace('tcp\t', 'shell\t'), 422, 'not-understood'],
    [
      'with one field too many',
      results().replace('timed-out\t-', 'timed-out\t-\tportal'),
      422,
      'not-understood',
    ],
    ['with a forged address', results().replace('192.0.2.10', '$(reboot)'), 422, 'not-understood'],
    ['cut off', results().replace('end\n', ''), 422, 'incomplete'],
    ['of another server', results('ftp.other.example'), 422, 'other-host'],
    ['empty', ' ', 400, 'empty'],
  ])('%s are refused as a whole', async (_what, body, status, code) => {
    const { id, token } = await openedKit();
    expect(await codeOf(await hand(token, body))).toEqual([status, code]);
    expect(await prisma.evidence.count({ where: { sessionId: id } })).toBe(0);
  });

  it('of another type are refused, and so are those of a page', async () => {
    const { token } = await openedKit();
    expect((await hand(token, results(), { type: 'application/json' })).status).toBe(415);
    const foreign = asked(token, results(), text);
    foreign.headers.set('Origin', 'https://evil.example');
    expect(await codeOf(await postResults(foreign, params({})))).toEqual([403, 'foreign-origin']);
  });
});

describe('the page that tells an address', () => {
  it('tells the address as the web process saw it, with the time, and is not kept', async () => {
    const response = ownAddress(asked('', null, { source: '203.0.113.77' }));
    expect((await response.text()).trim()).toBe('203.0.113.77');
    expect(Math.abs(Date.parse(response.headers.get('date') ?? '') - Date.now())).toBeLessThan(5000);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('is limited for each source', () => {
    const statuses = Array.from(
      { length: 70 },
      () => ownAddress(asked('', null, { source: '203.0.113.78' })).status,
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(60);
    expect(ownAddress(asked('', null, { source: '203.0.113.79' })).status).toBe(200);
  });
});

import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { POST as startRun } from '@/app/api/v1/sessions/[id]/runs/route';
import { POST as createSession } from '@/app/api/v1/sessions/route';
import { prisma } from '@/lib/server/database/client';
import { publicBase } from '@/lib/server/login/public-base';
import { setClientAddress } from '@/lib/server/process/client-address';

// A portal that serves customers: the limits of the internet hold. Set before anything reads the settings.
vi.hoisted(() => {
  process.env.PORTSIDE_URL = 'https://portside.example.net';
});

let last = 0;
/** A public address that no other test uses. */
const somebody = () => `9.9.9.${++last}`;
const params = <P>(value: P) => ({ params: Promise.resolve(value) });

/** A request as a route gets it: the web process has read where it comes from, before anything else. */
function post(
  body: unknown,
  peer: string,
  claimed: Record<string, string> = {},
  trustedProxies = 0,
): Request {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: peer });
  const incoming = new IncomingMessage(socket);
  Object.assign(incoming.headers, claimed);
  setClientAddress(incoming, trustedProxies);
  const headers = { ...(incoming.headers as Record<string, string>), 'content-type': 'application/json' };
  return new Request(`${publicBase()}/api/v1/any`, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function newSession(peer: string) {
  const response = await createSession(post({ target: 'ftp.example.com' }, peer), params({}));
  expect(response.status).toBe(201);
  return (await response.json()) as { id: string; key: string };
}

interface Asked {
  readonly body?: unknown;
  readonly claimed?: Record<string, string>;
  readonly trustedProxies?: number;
}

/** Asks for a call, and tells what came of it. */
async function ask(peer: string, { body = { inboundPort: 50_001 }, claimed, trustedProxies }: Asked = {}) {
  const { id, key } = await newSession(somebody());
  const headers = { authorization: `Bearer ${key}`, ...claimed };
  const response = await startRun(post(body, peer, headers, trustedProxies), params({ id }));
  const answer = (await response.json()) as { runId?: string; error?: { code: string; sentence: string } };
  const runs = await prisma.run.findMany({ where: { sessionId: id } });
  return { status: response.status, error: answer.error, request: runs[0]?.request, runs: runs.length };
}

beforeAll(async () => {
  const { runMigrations } = await import('graphile-worker');
  await runMigrations({ connectionString: process.env.DATABASE_URL ?? '' });
  await prisma.worker.create({ data: { name: 'worker-inbound', network: 'main', engineId: 'none' } });
});

beforeEach(async () => {
  await prisma.worker.update({ where: { name: 'worker-inbound' }, data: { heartbeatAt: new Date() } });
  await prisma.run.updateMany({ data: { state: 'done' } });
});

describe('a call to the network that asks for it', () => {
  it('goes to the address the request came from, and tests nothing else', async () => {
    const peer = somebody();
    const { status, request } = await ask(peer);
    expect(status).toBe(202);
    expect(request).toMatchObject({
      checks: ['inbound'],
      inbound: { address: peer, port: 50_001 },
      hasLogin: false,
    });
  });

  it('is a part of no other run', async () => {
    expect((await ask(somebody(), { body: {} })).request).toMatchObject({ inbound: null, checks: null });
    const named = await ask(somebody(), { body: { checks: ['inbound'] } });
    expect([named.status, named.error?.code, named.runs]).toEqual([400, 'unknown-check', 0]);
  });

  it.each([
    ['X-Forwarded-For', { 'x-forwarded-for': '8.8.8.8' }],
    ['a chain of them', { 'x-forwarded-for': '8.8.8.8, 1.1.1.1' }],
    ['X-Real-IP', { 'x-real-ip': '8.8.8.8' }],
    ['Forwarded', { forwarded: 'for=8.8.8.8' }],
    ['CF-Connecting-IP', { 'cf-connecting-ip': '8.8.8.8', 'true-client-ip': '8.8.8.8' }],
  ])('is aimed at nobody by a forged %s', async (_what, claimed) => {
    const peer = somebody();
    const { status, request } = await ask(peer, { claimed });
    expect(status).toBe(202);
    expect(request).toMatchObject({ inbound: { address: peer } });
  });

  it('behind one trusted proxy goes to whom that proxy saw, whatever stands before it', async () => {
    const peer = somebody();
    const claimed = { 'x-forwarded-for': `8.8.8.8, ${peer}` };
    const { request } = await ask('10.0.0.2', { claimed, trustedProxies: 1 });
    expect(request).toMatchObject({ inbound: { address: peer } });
  });

  it.each(['10.0.0.7', '127.0.0.1', '192.168.1.9', '::1', 'fd00::9', '203.0.113.9'])(
    'is refused with a sentence to %s, and nothing is run',
    async (peer) => {
      const { status, error, runs } = await ask(peer);
      expect([status, error?.code, runs]).toEqual([403, 'inbound-address', 0]);
      expect(error?.sentence).toMatch(/^You come from .*so we cannot call you.*\.$/);
    },
  );

  it.each([0, 21, 1023, 65_536, 1.5, '50001', null])('is refused at the port %j', async (inboundPort) => {
    const { status, error, runs } = await ask(somebody(), { body: { inboundPort } });
    expect([status, error?.code, runs]).toEqual([400, 'bad-request', 0]);
  });

  it('is refused at a port of another service, with its name', async () => {
    const { status, error, runs } = await ask(somebody(), { body: { inboundPort: 5432 } });
    expect([status, error?.code, runs]).toEqual([400, 'inbound-port', 0]);
    expect(error?.sentence).toContain('a database');
  });

  it.each([
    ['an address', { inboundPort: 50_001, inboundAddress: '8.8.8.8' }],
    ['the whole decision', { inbound: { address: '8.8.8.8', port: 50_001 } }],
    ['a host', { inboundPort: 50_001, host: '8.8.8.8' }],
    ['checks beside it', { inboundPort: 50_001, checks: ['tcp-connect'] }],
    ['a login beside it', { inboundPort: 50_001, login: { user: 'a', password: 'b' } }],
  ])('takes no %s from the request', async (_what, body) => {
    const { status, runs } = await ask(somebody(), { body });
    expect([status, runs]).toEqual([400, 0]);
  });

  it('is made six times in an hour for one source, and the seventh is told when', async () => {
    const peer = somebody();
    const results: (string | number)[] = [];
    for (let turn = 0; turn < 7; turn++) {
      const { status, error } = await ask(peer, { body: { inboundPort: 50_001 + turn } });
      results.push(error?.code ?? status);
      await prisma.run.updateMany({ data: { state: 'done' } });
    }
    expect(results).toEqual([202, 202, 202, 202, 202, 202, 'inbound-limit']);
    expect((await ask(somebody())).status).toBe(202);
    expect((await ask(peer, { body: {} })).status).toBe(202);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { documentationPrefixes } from '@/lib/net/address-class';
import { allowTarget, makeTargetPolicy } from '@/lib/net/target-policy';
import { activeEprt } from '@/lib/probes/checks/active-eprt';
import { activePort } from '@/lib/probes/checks/active-port';
import type { Limits } from '@/lib/probes/limits';
import { type ActiveManners, type ActiveServer, activeListing, serveActive } from './active-server';
import { certificates, host, openLoopbackNetwork } from './loopback';
import { checkContext, only, openControl, runCheck } from './run-check';

const range = { from: 45_500, to: 45_900 };
const addresses = { 4: '192.0.2.81', 6: '2001:db8::81' } as const;
const policy = makeTargetPolicy({ lab: { networks: documentationPrefixes, testNames: true } });
const network = openLoopbackNetwork({
  activePortRange: range,
  dialer: {
    lookUp: () => null,
    place: ({ family, port }) => ({
      host: family === 6 ? '::1' : '127.0.0.1',
      port,
      trust: certificates.caPem,
      practice: true,
    }),
  },
});

const servers: ActiveServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

async function meet(family: 4 | 6, manners: ActiveManners = {}, limits: Partial<Limits> = {}) {
  const server = await serveActive(family, manners);
  servers.push(server);
  const pinned = allowTarget(policy, {
    host,
    address: addresses[family],
    port: server.port,
    purpose: 'passive-data',
  });
  if (!pinned.ok) throw new Error(pinned.reason);
  const context = checkContext({ network, policy, pinned: pinned.value, limits });
  await openControl(context, manners.tls);
  return { server, context, check: family === 6 ? activeEprt : activePort };
}

describe('a listing over a connection that the service opens', () => {
  it.each<[string, 4 | 6, ActiveManners['tls'], 'PORT' | 'EPRT']>([
    ['in clear, over IPv4, after PORT', 4, undefined, 'PORT'],
    ['in clear, over IPv4, after EPRT', 4, undefined, 'EPRT'],
    ['in clear, over IPv6', 6, undefined, 'EPRT'],
    ['encrypted after AUTH TLS, over IPv4, after PORT', 4, 'explicit', 'PORT'],
    ['encrypted after AUTH TLS, over IPv6', 6, 'explicit', 'EPRT'],
    ['encrypted from the start, over IPv4, after EPRT', 4, 'implicit', 'EPRT'],
    ['encrypted from the start, over IPv6', 6, 'implicit', 'EPRT'],
  ])('%s', async (_what, family, tls, command) => {
    const { server, context } = await meet(family, tls ? { tls } : {});
    const result = await runCheck(command === 'PORT' ? activePort : activeEprt, context);
    expect(result.passed).toBe(true);
    const callback = only(result, 'active-callback');
    const { port } = callback.announced;
    expect(callback).toMatchObject({
      command,
      protection: tls ?? 'clear',
      failure: null,
      reply: { code: 200 },
      from: addresses[family],
      strangers: 0,
    });
    expect(port).toBeGreaterThanOrEqual(range.from);
    expect(port).toBeLessThanOrEqual(range.to);
    expect(only(result, 'data-connection')).toMatchObject({
      mode: 'active',
      command,
      failure: null,
      reached: 'closed',
      closed: 'clean',
      bytes: activeListing.length,
      reply: { code: 226 },
    });
    const said =
      command === 'PORT'
        ? `PORT 127,0,0,1,${port >> 8},${port & 255}`
        : /^EPRT \|[12]\|(127\.0\.0\.1|::1)\|\d+\|$/;
    expect(server.heard.find((line) => line.startsWith(command))).toMatch(said);
    const data = only(result, 'data-connection');
    if (tls) expect(data.tls).toMatchObject({ resumed: true, trustError: null, nameMatches: true });
    else expect(data.tls).toBeNull();
    expect(server.resumed()).toBe(tls ? true : null);
    // The conversation goes on.
    const again = await runCheck(activeEprt, context);
    expect(again.passed).toBe(true);
    context.lane.control?.close();
  });

  it('is not asked of PORT over IPv6', async () => {
    const { context, server } = await meet(6);
    expect(await runCheck(activePort, context)).toEqual({
      seen: [],
      passed: false,
      notTested: 'not-offered',
    });
    expect(server.heard).toEqual([]);
    context.lane.control?.close();
  });
});

describe('a call that does not come as it should', () => {
  it('from a stranger is not read, and told from one that never came', async () => {
    const { context } = await meet(4, { callsFrom: '127.0.0.2' }, { connectMs: 700 });
    const result = await runCheck(activePort, context);
    expect(only(result, 'active-callback')).toMatchObject({
      failure: 'timed_out',
      from: '127.0.0.2',
      strangers: 1,
      reply: { code: 200 },
    });
    expect(result.seen).toHaveLength(1);
    context.lane.control?.close();
  });

  it('twice: the first counts', async () => {
    const { context } = await meet(4, { calls: 2 });
    const result = await runCheck(activePort, context);
    expect(only(result, 'active-callback')).toMatchObject({ failure: null, from: addresses[4] });
    expect(only(result, 'data-connection').failure).toBeNull();
    context.lane.control?.close();
  });

  it('after a refusal is not waited for', async () => {
    const { context, server } = await meet(4, { answers: { PORT: '500 Not here.' } });
    const result = await runCheck(activePort, context);
    expect(only(result, 'active-callback')).toMatchObject({
      failure: 'reply_negative',
      reply: { code: 500, text: 'Not here.' },
      from: null,
    });
    expect(server.heard.some((line) => line === 'LIST')).toBe(false);
    expect((await runCheck(activeEprt, context)).passed).toBe(true);
    context.lane.control?.close();
  });

  it('because the service cannot get through is told by its own words', async () => {
    const { context } = await meet(4, { answers: { LIST: '425 Cannot open a connection.' } });
    const start = performance.now();
    const result = await runCheck(activePort, context);
    expect(only(result, 'active-callback')).toMatchObject({
      failure: 'reply_negative',
      reply: { code: 200 },
      detail: 'LIST: 425 Cannot open a connection.',
      from: null,
      strangers: 0,
    });
    expect(performance.now() - start).toBeLessThan(2000);
    expect(context.lane.control).not.toBeNull();
    context.lane.control?.close();
  });

  it('ever, and no word either, costs the control connection', async () => {
    const { context } = await meet(4, { answers: { LIST: '' } }, { connectMs: 300 });
    const result = await runCheck(activePort, context);
    expect(only(result, 'active-callback')).toMatchObject({ failure: 'timed_out', from: null, strangers: 0 });
    expect(context.lane.control).toBeNull();
    expect(await runCheck(activeEprt, context)).toMatchObject({ seen: [], notTested: 'needs-earlier' });
  });

  it('with a listing in clear where encryption was agreed', async () => {
    const { context } = await meet(4, { tls: 'explicit', dataTls: 'none' });
    const result = await runCheck(activePort, context);
    expect(only(result, 'active-callback').failure).toBeNull();
    expect(only(result, 'data-connection')).toMatchObject({
      failure: 'tls_not_spoken',
      reached: 'connected',
      tls: null,
    });
    context.lane.control?.close();
  });

  it.each(['endless', 'silent'] as const)('with a listing that is %s', async (listing) => {
    const { context } = await meet(4, { listing }, { dataMs: 400 });
    const result = await runCheck(activePort, context);
    const data = only(result, 'data-connection');
    if (listing === 'endless') {
      expect(data).toMatchObject({ failure: null, closed: null, reached: 'bytes' });
      expect(data.bytes).toBeLessThan(256 * 1024 + 70_000);
      expect(context.lane.control).not.toBeNull();
    } else {
      expect(data).toMatchObject({ failure: 'timed_out', reached: 'connected', bytes: 0 });
      expect(context.lane.control).toBeNull();
    }
    context.lane.control?.close();
  });
});

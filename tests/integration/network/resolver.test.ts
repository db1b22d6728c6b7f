import { hostname } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { resolveHost } from '@/lib/net/resolve-host';
import { makeTargetPolicy } from '@/lib/net/target-policy';
import { openLoopbackNetwork, within } from './loopback';
import { type Answer, startNameServer } from './name-server';

const answers: Record<string, Answer> = {
  'good.example.org': { A: ['1.1.1.1', '10.0.0.1'], AAAA: ['2a00145040010000000000000000000a'] },
  'alias.example.org': { CNAME: 'edge.example.net', A: [] },
  'edge.example.net': {},
  'empty.example.org': {},
  'broken.example.org': { code: 2 },
  'closed.example.org': { code: 5 },
  'silent.example.org': 'silent',
  'nasty.example.org': { CNAME: '<b>x\r\n.local', A: ['1.1.1.1'] },
};

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

async function start() {
  const server = await startNameServer((name) => answers[name] ?? { code: 3 });
  stops.push(server.stop);
  return { ...server, network: openLoopbackNetwork({ resolvers: [server.server] }) };
}

describe('asking a name server', () => {
  it('gives records with their time to live, and an empty list for none', async () => {
    const { network } = await start();
    expect(await network.resolve('good.example.org', 'A', within(2000))).toEqual({
      ok: true,
      records: [
        { type: 'A', value: '1.1.1.1', ttl: 60 },
        { type: 'A', value: '10.0.0.1', ttl: 60 },
      ],
    });
    expect(await network.resolve('alias.example.org', 'CNAME', within(2000))).toMatchObject({
      records: [{ value: 'edge.example.net' }],
    });
    expect(await network.resolve('empty.example.org', 'AAAA', within(2000))).toEqual({
      ok: true,
      records: [],
    });
  });

  it.each([
    ['missing.example.org', 'name_not_found'],
    ['broken.example.org', 'resolver_failed'],
    ['closed.example.org', 'resolver_refused'],
    ['silent.example.org', 'resolver_timed_out'],
  ])('says for %s: %s', async (name, failure) => {
    const { network } = await start();
    const startedAt = performance.now();
    expect(await network.resolve(name, 'A', within(600))).toMatchObject({ ok: false, failure });
    expect(performance.now() - startedAt).toBeLessThan(850);
  });

  it('is cancelled within 250 ms', async () => {
    const { network } = await start();
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 30);
    const startedAt = performance.now();
    expect(await network.resolve('silent.example.org', 'A', within(5000, controller.signal))).toMatchObject({
      failure: 'cancelled',
    });
    expect(performance.now() - startedAt).toBeLessThan(280);
  });

  it('blames our side when no name server is there', async () => {
    const { server, stop } = await startNameServer(() => 'silent');
    await stop();
    const network = openLoopbackNetwork({ resolvers: [server] });
    expect(await network.resolve('good.example.org', 'A', within(3000))).toMatchObject({
      ok: false,
      failure: 'our_network',
    });
  });

  it('uses neither hosts file nor search domain nor our own name', async () => {
    const { network, asked } = await start();
    for (const name of ['ip6-loopback', 'single', hostname().toLowerCase()]) {
      expect(await network.resolve(name, 'A', within(2000))).toMatchObject({
        ok: false,
        failure: 'name_not_found',
      });
    }
    expect(asked).toEqual(['A ip6-loopback', 'A single', `A ${hostname().toLowerCase()}`]);
  });

  it('refuses to start with name servers that are no addresses', () => {
    expect(() => openLoopbackNetwork({ resolvers: ['dns.example.org'] })).toThrow();
  });
});

describe('finding a host through a real name server', () => {
  it('keeps the public addresses and names the private one', async () => {
    const { network } = await start();
    const { seen, contactable } = await resolveHost({
      host: 'good.example.org',
      network,
      policy: makeTargetPolicy(),
      deadline: within(5000),
    });
    expect(contactable.map(({ text }) => text)).toEqual(['1.1.1.1', '2a00:1450:4001::a']);
    expect(seen.addresses.filter(({ refusal }) => refusal)).toMatchObject([{ address: '10.0.0.1', ttl: 60 }]);
  });

  it('keeps a hostile alias inert and contacts nothing', async () => {
    const { network } = await start();
    const { seen, contactable } = await resolveHost({
      host: 'nasty.example.org',
      network,
      policy: makeTargetPolicy(),
      deadline: within(5000),
    });
    expect(contactable).toEqual([]);
    expect(seen.aliases.join('')).not.toMatch(/\p{Cc}/u);
  });
});

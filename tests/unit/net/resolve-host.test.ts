import { describe, expect, it } from 'vitest';
import { parsePrefix } from '@/lib/net/cidr';
import { startDeadline } from '@/lib/net/deadline';
import { resolveHost } from '@/lib/net/resolve-host';
import { makeTargetPolicy } from '@/lib/net/target-policy';
import { nameResolution } from '@/lib/observations/observation';
import { type NameEntry, scriptedNetwork } from '../../support/scripted-network';

const host = 'ftp.example.org';

async function resolve(
  names: Record<string, NameEntry | NameEntry[]>,
  { policy = makeTargetPolicy(), name = host, cancel = null as AbortSignal | null } = {},
) {
  const network = scriptedNetwork({ names, roundTripMs: 20 });
  const result = await resolveHost({
    host: name,
    network,
    policy,
    deadline: startDeadline(network.clock, 60_000, cancel),
  });
  const envelope = {
    v: 1,
    id: 'x',
    vantage: { kind: 'portal', network: 'main' },
    at: network.clock.date().toISOString(),
  };
  // Whatever a stranger answers must fit the stored form.
  expect(nameResolution.safeParse({ ...envelope, ...result.seen }).error).toBeUndefined();
  return { ...result, network };
}

const texts = (list: readonly { text: string }[]) => list.map(({ text }) => text);

describe('finding the addresses of a host', () => {
  it('asks for both families and the alias at the same time', async () => {
    const { seen, contactable, network } = await resolve({ [host]: { A: ['1.1.1.1'], AAAA: ['2a00::1'] } });
    expect(texts(contactable)).toEqual(['1.1.1.1', '2a00::1']);
    expect(seen).toMatchObject({ failure: null, elapsedMs: 20, aliases: [], omitted: 0 });
    expect(network.asked).toEqual([`A ${host}`, `AAAA ${host}`, `CNAME ${host}`]);
  });

  it('looks nothing up for an address', async () => {
    const { seen, contactable, network } = await resolve({}, { name: '2a00::1' });
    expect(texts(contactable)).toEqual(['2a00::1']);
    expect(seen.addresses).toEqual([{ address: '2a00::1', family: 6, ttl: null, refusal: null }]);
    expect(network.asked).toEqual([]);
  });

  it('refuses a private address without a lookup', async () => {
    const { seen, contactable, network } = await resolve({}, { name: '10.0.0.1' });
    expect(contactable).toEqual([]);
    expect(seen).toMatchObject({
      failure: 'addresses_not_public',
      detail: expect.stringContaining('private'),
    });
    expect(network.asked).toEqual([]);
  });

  it('names the private answers among public ones', async () => {
    const { seen, contactable } = await resolve({ [host]: { A: ['192.168.0.1', '1.1.1.1'] } });
    expect(texts(contactable)).toEqual(['1.1.1.1']);
    expect(seen.failure).toBeNull();
    expect(seen.addresses.find(({ address }) => address === '192.168.0.1')?.refusal).toContain('private');
  });

  it('keeps 16 of 500 records, of both families, with private ones named and the rest counted', async () => {
    const many = Array.from({ length: 300 }, (_, at) => `1.2.${at >> 8}.${at & 255}`);
    const more = Array.from({ length: 199 }, (_, at) => `2a00::${(at + 1).toString(16)}`);
    const { seen, contactable } = await resolve({ [host]: { A: [...many, '10.0.0.1'], AAAA: more } });
    expect(seen.addresses).toHaveLength(16);
    expect(contactable).toHaveLength(15);
    expect(new Set(contactable.map(({ family }) => family))).toEqual(new Set([4, 6]));
    expect(seen.addresses.filter(({ refusal }) => refusal !== null)).toHaveLength(1);
    expect(seen.omitted).toBe(484);
  });

  it('counts an address that comes twice once', async () => {
    const { seen } = await resolve({ [host]: { AAAA: ['2a00:0:0::1', '2A00::1'] } });
    expect(seen.addresses).toHaveLength(1);
  });

  it.each<[string, Record<string, NameEntry>, string]>([
    ['a name that does not exist', {}, 'name_not_found'],
    ['a name without addresses', { [host]: {} }, 'no_addresses'],
    ['a name server that refuses', { [host]: 'resolver_refused' }, 'resolver_refused'],
    ['a name server that fails', { [host]: 'resolver_failed' }, 'resolver_failed'],
    ['silence', { [host]: 'TIMEOUT' }, 'resolver_timed_out'],
    ['no network on our side', { [host]: 'our_network' }, 'our_network'],
  ])('says what happened: %s', async (_what, names, failure) => {
    const { seen, contactable } = await resolve(names);
    expect(seen.failure).toBe(failure);
    expect(contactable).toEqual([]);
    expect(seen.elapsedMs).toBeLessThanOrEqual(5000);
  });

  it('goes on with one family when the other is not answered', async () => {
    const network = scriptedNetwork({ names: { [host]: { A: ['1.1.1.1'] } } });
    const half = {
      ...network,
      resolve: (...[name, type, deadline]: Parameters<typeof network.resolve>) =>
        type === 'AAAA'
          ? Promise.resolve({ ok: false, failure: 'resolver_failed' } as const)
          : network.resolve(name, type, deadline),
    };
    const { seen, contactable } = await resolveHost({
      host,
      network: half,
      policy: makeTargetPolicy(),
      deadline: startDeadline(network.clock, 9000),
    });
    expect(texts(contactable)).toEqual(['1.1.1.1']);
    expect(seen).toMatchObject({ failure: null, failures: [{ type: 'AAAA', failure: 'resolver_failed' }] });
  });

  it('tells a cancel from silence', async () => {
    const controller = new AbortController();
    controller.abort();
    const { seen } = await resolve({ [host]: 'TIMEOUT' }, { cancel: controller.signal });
    expect(seen.failure).toBe('cancelled');
  });
});

describe('aliases', () => {
  const chain = (length: number): Record<string, NameEntry> => {
    const names: Record<string, NameEntry> = { [host]: { CNAME: ['a1.example.net'] } };
    for (let at = 1; at < length; at++) names[`a${at}.example.net`] = { CNAME: [`a${at + 1}.example.net`] };
    names[`a${length}.example.net`] = { A: ['1.1.1.1'] };
    return names;
  };

  it('follows eight and tells their order', async () => {
    const { seen, contactable } = await resolve(chain(8));
    expect(seen.aliases).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((at) => `a${at}.example.net`));
    expect(texts(contactable)).toEqual(['1.1.1.1']);
  });

  it('does not follow nine', async () => {
    const { seen, contactable } = await resolve(chain(9));
    expect(seen).toMatchObject({
      failure: 'resolver_failed',
      detail: expect.stringContaining('more than 8'),
    });
    expect(contactable).toEqual([]);
  });

  it('asks nothing about a name that may not be contacted', async () => {
    const { seen, network } = await resolve({ [host]: { CNAME: ['db.corp.internal'], A: ['1.1.1.1'] } });
    expect(seen.failure).toBe('alias_not_allowed');
    expect(network.asked.some((question) => question.includes('internal'))).toBe(false);
  });

  it.each([
    '<img src=x>.example.org',
    'a\r\nb.example.org',
    'a\u0000.example.org',
    'x\u202e.example.org',
    `${'y'.repeat(300)}.org`,
  ])('keeps %j as inert text', async (alias) => {
    const { seen, contactable } = await resolve({ [host]: { CNAME: [alias], A: ['1.1.1.1'] } });
    expect(contactable).toEqual([]);
    expect(seen.failure).toBe('alias_not_allowed');
    expect(JSON.stringify(seen)).not.toMatch(/[\p{Cc}\p{Cf}]|\\u00|\\r/u);
  });
});

describe('what the operator refuses', () => {
  const own = parsePrefix('1.1.1.0/24');
  const policy = makeTargetPolicy({
    operatorRefusals: { names: ['portal.example.org'], addresses: own.ok ? [own.value] : [] },
  });

  it('is not contacted, by name, below the name, by alias or by answer', async () => {
    const names = {
      'other.example.org': { A: ['1.1.1.9'] },
      'alias.example.org': { CNAME: ['db.portal.example.org'], A: ['8.8.8.8'] },
      'portal.example.org': { A: ['8.8.8.8'] },
    };
    for (const name of [
      'portal.example.org',
      'x.portal.example.org',
      'alias.example.org',
      'other.example.org',
      '1.1.1.1',
    ]) {
      const { contactable, seen } = await resolve(names, { policy, name });
      expect(contactable).toEqual([]);
      expect(seen.failure).not.toBeNull();
    }
  });
});

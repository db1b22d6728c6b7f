import { describe, expect, test } from 'vitest';
import { explicitPort, host, probeInternet } from '../../support/probe-scripted';
import type { NameEntry } from '../../support/scripted-network';

const first = '93.184.215.14';

const resolve = (entry: NameEntry, more: Readonly<Record<string, NameEntry>> = {}) =>
  probeInternet({ names: { [host]: entry, ...more }, hosts: { [first]: { 21: () => explicitPort() } } });

describe('a name', () => {
  test.each([
    ['that does not exist', 'name_not_found', 'name_not_found'],
    ['without records', {}, 'no_addresses'],
    ['whose server refuses', 'resolver_refused', 'resolver_refused'],
    ['whose server fails', 'resolver_failed', 'resolver_failed'],
    ['whose server is silent', 'TIMEOUT', 'resolver_timed_out'],
    [
      'with private addresses alone',
      { A: ['10.0.0.1', '127.0.0.1'], AAAA: ['fc00::1'] },
      'addresses_not_public',
    ],
    ['that leads to localhost', { CNAME: ['localhost'] }, 'alias_not_allowed'],
  ] as const)('%s', async (_what, entry, failure) => {
    const run = await resolve(entry as NameEntry, { localhost: { A: ['127.0.0.1'] } });
    expect(run.only('name-resolution')).toMatchObject({ failure });
    expect(run.net.contacted).toEqual([]);
    expect(run.net.clock.now()).toBeLessThanOrEqual(5000);
    expect(run.missing).toEqual(
      expect.arrayContaining(['certificate-comparison needs-earlier', 'plain-policy:21 needs-earlier']),
    );
  });

  test('with public and private addresses: only the public ones are contacted', async () => {
    const run = await resolve({ A: [first, '10.0.0.1'], AAAA: ['::1'] });
    const seen = run.only('name-resolution');
    expect(seen.failure).toBeNull();
    expect(seen.addresses.map(({ address, refusal }) => [address, refusal === null])).toEqual([
      [first, true],
      ['10.0.0.1', false],
      ['::1', false],
    ]);
    expect(new Set(run.net.contacted.map((place) => place.split(':')[0]))).toEqual(new Set([first]));
  });

  test('with hundreds of addresses: sixteen are taken, of both kinds, and the rest is counted', async () => {
    const A = Array.from({ length: 250 }, (_, index) => `93.184.216.${index + 1}`);
    const AAAA = Array.from({ length: 250 }, (_, index) => `2606:2800::${(index + 1).toString(16)}`);
    const seen = (await resolve({ A, AAAA })).only('name-resolution');
    expect(seen.addresses).toHaveLength(16);
    expect(seen.addresses.filter(({ family }) => family === 6)).toHaveLength(8);
    expect(seen.omitted).toBe(484);
  });

  test('with aliases: they are followed, in order, eight at most, and loops end', async () => {
    const chain = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [
        `a${index}.example.net`,
        { CNAME: [`a${index + 1}.example.net`] },
      ]),
    );
    const long = (await resolve({ A: [first], CNAME: ['a0.example.net'] }, chain)).only('name-resolution');
    expect(long.aliases).toHaveLength(8);
    const loop = (
      await resolve({ A: [first], CNAME: ['b.example.net'] }, { 'b.example.net': { CNAME: [host] } })
    ).only('name-resolution');
    expect(loop.aliases).toEqual(['b.example.net']);
  });

  test('with markup in an alias: it is text, and nothing to ask for', async () => {
    const run = await resolve({ A: [first], CNAME: ['<b>\u202e\n.example.net'] });
    expect(run.only('name-resolution').aliases).toEqual(['<b>\\u{202e}\\u{a}.example.net']);
    expect(run.net.asked).toHaveLength(3);
  });

  test('that answers differently the second time: the first answer stays', async () => {
    const run = await probeInternet({
      names: { [host]: [{ A: [first] }, { A: ['10.0.0.1'] }] },
      hosts: { [first]: { 21: () => explicitPort(), 443: 'refused' } },
    });
    expect(run.net.contacted.every((place) => place.startsWith(first))).toBe(true);
    expect(run.net.asked.filter((question) => question.startsWith('A '))).toHaveLength(1);
  });
});

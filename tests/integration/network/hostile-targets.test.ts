import { describe, expect, it } from 'vitest';
import { parsePrefix } from '@/lib/net/cidr';
import { startDeadline } from '@/lib/net/deadline';
import { parseTarget } from '@/lib/net/parse-target';
import { resolveHost } from '@/lib/net/resolve-host';
import { allowTarget, makeTargetPolicy } from '@/lib/net/target-policy';
import { type NameEntry, scriptedNetwork } from '../../support/scripted-network';
import { accepted, refused } from '../../support/typed-targets';

const knownPorts = [21, 990];
const policy = makeTargetPolicy();
const read = (text: string, under = policy) => parseTarget(text, { policy: under, knownPorts });

describe('what must never become a target', () => {
  it.each(refused)('refuses %j (%s) in one sentence that says what to do', (input, reason) => {
    const outcome = read(input);
    expect(outcome).toMatchObject({ ok: false, reason: { reason } });
    if (outcome.ok) return;
    expect(outcome.reason.sentence).toMatch(/^[^\n]{20,240}\.$/);
    expect(outcome.reason.sentence).toMatch(/enter|leave|type|write|check/i);
    expect(JSON.stringify(outcome)).not.toContain('geheim');
  });

  it.each([
    ['ab\u0000c', 3],
    ['  ab\u202ec.de', 5],
    ['😀😀\u200b', 3],
    ['ftp://ab$c.de', 9],
    ['müller.d(e', 9],
    ['127。0', 4],
  ])('names the place of what is wrong in %j', (input, position) => {
    expect(read(input)).toMatchObject({ ok: false, reason: { position } });
  });
});

describe('what people paste', () => {
  it.each(accepted)('reads %j as %s', (input, asciiHost, port, encryptionHint) => {
    expect(read(input)).toMatchObject({ ok: true, value: { asciiHost, port, encryptionHint } });
  });

  it('shows an international name with its other spelling, whichever was typed', () => {
    for (const text of ['BÜCHER.example.org', 'xn--bcher-kva.example.org']) {
      expect(read(text)).toMatchObject({
        ok: true,
        value: { displayHost: 'bücher.example.org (xn--bcher-kva.example.org)' },
      });
    }
  });

  it('says that a path was left out', () => {
    expect(read('ftp://ftp.example.org/pub')).toMatchObject({
      value: { notes: [expect.stringContaining('left out')] },
    });
    expect(read('ftp.example.org/')).toMatchObject({ value: { notes: [] } });
  });
});

describe('a lab', () => {
  const network = parsePrefix('198.51.100.0/24');
  const lab = makeTargetPolicy({ lab: { networks: network.ok ? [network.value] : [], testNames: true } });

  it.each(['198.51.100.9', 'ftp.lab.test'])('opens %s', (text) => {
    expect(read(text, lab).ok).toBe(true);
  });

  it.each(['203.0.113.1', '127.0.0.1', '10.0.0.1', 'localhost', 'x.local', 'test'])(
    'keeps %s closed',
    (text) => {
      expect(read(text, lab).ok).toBe(false);
    },
  );
});

const answers: readonly [
  what: string,
  entries: Record<string, NameEntry | NameEntry[]>,
  contacted: readonly string[],
][] = [
  [
    'a name that turns to a private address',
    { 'h.example.org': [{ A: ['1.1.1.1'] }, { A: ['192.168.9.9'] }] },
    ['1.1.1.1'],
  ],
  [
    'public and private answers together',
    { 'h.example.org': { A: ['10.9.9.9', '1.0.0.1', '127.0.0.1'] } },
    ['1.0.0.1'],
  ],
  [
    'an IPv6 answer that hides IPv4',
    { 'h.example.org': { AAAA: ['::ffff:1.1.1.1', '64:ff9b::a00:1', '2a00::1'] } },
    ['2a00::1'],
  ],
  ['private answers only', { 'h.example.org': { A: ['172.20.0.1'], AAAA: ['fd00::1'] } }, []],
  ['the metadata address', { 'h.example.org': { A: ['169.254.169.254'] } }, []],
  ['an alias to localhost', { 'h.example.org': { CNAME: ['localhost'], A: ['1.1.1.1'] } }, []],
  [
    'an alias to an internal name',
    {
      'h.example.org': { CNAME: ['a.example.com'] },
      'a.example.com': { CNAME: ['b.internal'] },
      'b.internal': { A: ['1.1.1.1'] },
    },
    [],
  ],
  [
    'aliases in a circle',
    { 'h.example.org': { CNAME: ['i.example.org'] }, 'i.example.org': { CNAME: ['h.example.org'] } },
    [],
  ],
  ['an alias that is markup', { 'h.example.org': { CNAME: ['<script>.example.org'], A: ['1.1.1.1'] } }, []],
  [
    'an ordinary alias',
    { 'h.example.org': { CNAME: ['edge.example.com'] }, 'edge.example.com': { A: ['1.1.1.1'] } },
    ['1.1.1.1'],
  ],
  ['no answer', { 'h.example.org': 'TIMEOUT' }, []],
  ['a broken name server', { 'h.example.org': 'resolver_failed' }, []],
  ['an empty answer', { 'h.example.org': {} }, []],
];

describe('name server answers', () => {
  it.each(answers)('%s: only allowed addresses are contacted, every time', async (_what, names, expected) => {
    const network = scriptedNetwork({ names });
    const deadline = startDeadline(network.clock, 60_000);
    const { contactable, seen } = await resolveHost({ host: 'h.example.org', network, policy, deadline });
    expect(network.clock.now()).toBeLessThanOrEqual(5000);
    for (const address of contactable) {
      const target = allowTarget(policy, {
        host: 'h.example.org',
        address,
        port: 21,
        purpose: 'control',
        knownPorts,
      });
      if (!target.ok) throw new Error(target.reason);
      for (let attempt = 0; attempt < 3; attempt++)
        await network.connect(target.value, startDeadline(network.clock, 5));
    }
    expect([...new Set(network.contacted)]).toEqual(expected.map((address) => `${address}:21`));
    expect(seen.failure === null).toBe(expected.length > 0);
  });

  it('a name that rebinds between a thousand runs never moves a socket of a run', async () => {
    for (let run = 0; run < 1000; run++) {
      const network = scriptedNetwork({
        names: { 'h.example.org': [{ A: ['1.1.1.1'] }, { A: ['127.0.0.1'] }] },
      });
      const deadline = startDeadline(network.clock, 1000);
      const { contactable } = await resolveHost({ host: 'h.example.org', network, policy, deadline });
      await resolveHost({ host: 'h.example.org', network, policy, deadline });
      deadline.clear();
      for (const purpose of ['control', 'passive-data'] as const) {
        const [address] = contactable;
        const port = purpose === 'control' ? 21 : 40_000;
        const target =
          address && allowTarget(policy, { host: 'h.example.org', address, port, purpose, knownPorts });
        if (!target?.ok) throw new Error('The public address was refused.');
        await network.connect(target.value, startDeadline(network.clock, 1));
      }
      expect(network.contacted).toEqual(['1.1.1.1:21', '1.1.1.1:40000']);
    }
  });
});

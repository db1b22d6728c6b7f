import { describe, expect, it } from 'vitest';
import { parsePrefix } from '@/lib/net/cidr';
import { startDeadline } from '@/lib/net/deadline';
import { parseTarget } from '@/lib/net/parse-target';
import { resolveHost } from '@/lib/net/resolve-host';
import { allowTarget, makeTargetPolicy } from '@/lib/net/target-policy';
import type { TargetRefusalReason } from '@/lib/net/target-refusal';
import { type NameEntry, scriptedNetwork } from '../../support/scripted-network';

const knownPorts = [21, 990];
const policy = makeTargetPolicy();
const read = (text: string, under = policy) => parseTarget(text, { policy: under, knownPorts });

const refused: readonly [input: string, reason: TargetRefusalReason][] = [
  ['127.8.9.10', 'address-not-allowed'],
  ['10.255.0.3', 'address-not-allowed'],
  ['172.31.255.255', 'address-not-allowed'],
  ['192.168.178.20', 'address-not-allowed'],
  ['100.127.3.4', 'address-not-allowed'],
  ['169.254.170.2', 'address-not-allowed'],
  ['0.0.0.0', 'address-not-allowed'],
  ['198.51.100.200', 'address-not-allowed'],
  ['203.0.113.77', 'address-not-allowed'],
  ['198.19.0.1', 'address-not-allowed'],
  ['239.255.255.250', 'address-not-allowed'],
  ['255.255.255.255', 'address-not-allowed'],
  ['168.63.129.16', 'address-not-allowed'],
  ['192.88.99.1', 'address-not-allowed'],
  ['::', 'address-not-allowed'],
  ['0:0:0:0:0:0:0:1', 'address-not-allowed'],
  ['::ffff:8.8.4.4', 'address-not-allowed'],
  ['::10.1.1.1', 'address-not-allowed'],
  ['64:ff9b:1::a00:1', 'address-not-allowed'],
  ['2002:c0a8:101::1', 'address-not-allowed'],
  ['2001:0:4136:e378::1', 'address-not-allowed'],
  ['fd00:ec2::254', 'address-not-allowed'],
  ['fe80::1', 'address-not-allowed'],
  ['ff05::2', 'address-not-allowed'],
  ['3fff:123::1', 'address-not-allowed'],
  ['[fd00::53]:21', 'address-not-allowed'],
  ['ftp://[::1]/', 'address-not-allowed'],
  ['134744072', 'number-spelling'],
  ['0x08080808', 'number-spelling'],
  ['010.8.8.8', 'number-spelling'],
  ['8.8.2056', 'number-spelling'],
  ['8.8.8.0x8', 'number-spelling'],
  ['8.8.8.8.', 'number-spelling'],
  ['1.2.3.4.5', 'number-spelling'],
  ['300.1.1.1', 'number-spelling'],
  ['ftp.example.net.99', 'number-spelling'],
  ['８.8.8.8', 'number-spelling'],
  ['8.8.8.٨', 'number-spelling'],
  ['8．8．8．8', 'number-spelling'],
  ['8.8.8.0/24', 'range'],
  ['2606:4700::/32', 'range'],
  ['8.8.8.8-8.8.8.9', 'number-spelling'],
  ['8.8.8.*', 'bad-character'],
  ['fe80::2%1', 'zone'],
  ['[fe80::2%25eth0]:21', 'zone'],
  ['2606:4700:::1', 'bad-ipv6'],
  ['[2606:4700::1', 'bad-ipv6'],
  ['[ftp.example.net]', 'bad-ipv6'],
  ['ftp.example.net:21:21', 'bad-ipv6'],
  ['router.localdomain', 'name-not-allowed'],
  ['nas.local.', 'name-not-allowed'],
  ['LOCALHOST', 'name-not-allowed'],
  ['api.corp.internal', 'name-not-allowed'],
  ['no.such.invalid', 'name-not-allowed'],
  ['files.test', 'name-not-allowed'],
  ['ftp.example', 'name-not-allowed'],
  ['abcdefgh.onion', 'name-not-allowed'],
  ['gnu.alt', 'name-not-allowed'],
  ['1.0.0.127.in-addr.arpa', 'name-not-allowed'],
  ['intranet', 'name-not-allowed'],
  ['ftp.example.org\nUSER root', 'hidden-character'],
  ['ftp.example.org\tx', 'hidden-character'],
  ['ftp\u0000', 'hidden-character'],
  ['ftp.\u001b[31mexample.org', 'hidden-character'],
  ['ftp.\u202egro.elpmaxe', 'hidden-character'],
  ['ftp.exa\u200bmple.org', 'hidden-character'],
  ['ftp.exa\u00admple.org', 'hidden-character'],
  ['ftp.\ud800example.org', 'hidden-character'],
  ['ftp.exam ple.org', 'white-space'],
  ['ftp.example.org 21', 'white-space'],
  ['`id`.example.org', 'quotes'],
  ['"ftp".example.org', 'quotes'],
  ['"ftp.example.org', 'quotes'],
  ['"127.0.0.1"', 'address-not-allowed'],
  ['ftp.example.org;ls', 'bad-character'],
  ['<b>ftp.example.org</b>', 'bad-character'],
  ['ftp.example.org|nc', 'bad-character'],
  ['\\\\files\\share', 'bad-character'],
  ['ftp.example.org?x', 'bad-character'],
  ['ftp%2eexample.org', 'bad-character'],
  ['ftp.example.org:23', 'port-not-allowed'],
  ['ftp.example.org:443', 'port-not-allowed'],
  ['ftp.example.org:5432', 'port-not-allowed'],
  ['ftp.example.org:3389', 'port-not-allowed'],
  ['ftp.example.org:1000', 'port-not-allowed'],
  ['ftp.example.org:0', 'bad-port'],
  ['ftp.example.org:65536', 'bad-port'],
  ['ftp.example.org:021', 'bad-port'],
  ['ftp.example.org:', 'bad-port'],
  ['ftp.example.org:ftp', 'bad-port'],
  ['ftp://anna:geheim-Wort@ftp.example.org/', 'user-part'],
  ['ftp://8.8.8.8@10.0.0.1/', 'user-part'],
  ['anna@ftp.example.org', 'user-part'],
  ['sftp://ftp.example.org', 'scheme'],
  ['https://ftp.example.org', 'scheme'],
  ['file:///etc/passwd', 'scheme'],
  ['gopher://127.0.0.1:6379/_x', 'scheme'],
  ['ftp:///etc', 'bad-name'],
  ['-ftp.example.org', 'bad-name'],
  ['ftp-.example.org', 'bad-name'],
  ['ftp..example.org', 'bad-name'],
  ['.example.org', 'bad-name'],
  [`${'b'.repeat(64)}.example.org`, 'bad-name'],
  [`${'c.'.repeat(125)}example`, 'bad-name'],
  ['xn--a.example.org', 'bad-international-name'],
  ['xn--.example.org', 'bad-international-name'],
  ['xn--abc.example.org', 'bad-international-name'],
  ['ｆtp.example.org', 'bad-character'],
  ['ⅷ.example.org', 'number-spelling'],
  ['', 'empty'],
  [' \r\n ', 'empty'],
  [`ftp.example.org/${'a'.repeat(1000)}`, 'too-long'],
];

const accepted: readonly [
  input: string,
  asciiHost: string,
  port: number | null,
  hint: 'implicit' | 'explicit' | null,
][] = [
  ['1.1.1.1', '1.1.1.1', null, null],
  ['172.32.0.1', '172.32.0.1', null, null],
  ['100.63.255.255', '100.63.255.255', null, null],
  ['198.20.0.1', '198.20.0.1', null, null],
  ['2A00:1450:4001::0001', '2a00:1450:4001::1', null, null],
  ['[2a00:1450:4001::1]', '2a00:1450:4001::1', null, null],
  ['[2a00:1450:4001::1]:21', '2a00:1450:4001::1', 21, null],
  ['\r\n FTP.Example.ORG.\t\n', 'ftp.example.org', null, null],
  ['my_ftp.example.org', 'my_ftp.example.org', null, null],
  ['"ftp.example.org:2121"', 'ftp.example.org', 2121, null],
  [' “ftpes://ftp.example.org” ', 'ftp.example.org', null, 'explicit'],
  ['localhost.example.org', 'localhost.example.org', null, null],
  ['test.example.org:2121', 'test.example.org', 2121, null],
  ['ftp.example.org/', 'ftp.example.org', null, null],
  ['ftp.example.org/pub/new files', 'ftp.example.org', null, null],
  ['FTPS://ftp.example.org', 'ftp.example.org', null, 'implicit'],
  ['ftpes://ftp.example.org:21/in?x#y', 'ftp.example.org', 21, 'explicit'],
  ['ftp://8.8.4.4:21', '8.8.4.4', 21, null],
  ['Bücher.example.org', 'xn--bcher-kva.example.org', null, null],
  ['xn--bcher-kva.example.org', 'xn--bcher-kva.example.org', null, null],
  ['straße.example.org', 'xn--strae-oqa.example.org', null, null],
  ['日本.example.org', 'xn--wgv71a.example.org', null, null],
  ['1e100.example.org', '1e100.example.org', null, null],
];

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

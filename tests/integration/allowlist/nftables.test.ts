import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderAllowlist } from '@/lib/allowlist/render-allowlist';
import { builtInProfiles } from '@/lib/provider/built-in-profiles';
import { chooseProfile } from '@/lib/provider/choose-profile';
import { type Knock, PacketLab } from './packet-lab';

const entries = ['198.51.100.10', '198.51.100.11', '198.51.100.20', '203.0.113.0/28', '2001:db8:40::/64'];
/** First and last address of every entry. */
const inside = [
  '198.51.100.10',
  '198.51.100.11',
  '198.51.100.20',
  '203.0.113.0',
  '203.0.113.7',
  '203.0.113.15',
  '2001:db8:40::',
  '2001:db8:40::5',
  '2001:db8:40:0:ffff:ffff:ffff:ffff',
];
/** Their neighbours, and strangers. */
const outside = [
  '198.51.100.9',
  '198.51.100.12',
  '198.51.100.19',
  '198.51.100.21',
  '203.0.112.255',
  '203.0.113.16',
  '192.0.2.200',
  '2001:db8:3f:ffff:ffff:ffff:ffff:ffff',
  '2001:db8:40:1::',
  '2001:db8:99::1',
];
const openPorts = [21, 990, 3021, 3990, 40_000, 40_001, 45_000, 49_999, 50_000];
const closedPorts = [20, 22, 989, 991, 3020, 3022, 3989, 3991, 39_999, 50_001, 65_535];

const knocks: Knock[] = [...inside, ...outside].flatMap((address) =>
  [...openPorts, ...closedPorts].map((port): Knock => [address, port]),
);
const wanted = new Set(inside.flatMap((address) => openPorts.map((port) => `${address} ${port}`)));

const possible = process.getuid?.() === 0 && existsSync('/usr/sbin/nft') && existsSync('/usr/sbin/ip');

/** The lines of a section of the comments, as the administrator runs them. */
function section(file: string, name: string): string {
  const lines = file.split('\n').map((line) => line.replace(/^# ?/, ''));
  const from = lines.indexOf(`-- ${name} --`);
  const length = lines.slice(from + 1).findIndex((line) => line.startsWith('-- '));
  return lines
    .slice(from + 1, from + 1 + length)
    .join('\n')
    .replaceAll('FILE', 'rules.nft');
}

describe.skipIf(!possible && process.env.CI !== 'true')(
  'the nftables file, loaded and tested with packets',
  () => {
    const lab = new PacketLab(`p${process.pid % 100_000}`);
    const folder = mkdtempSync(path.join(tmpdir(), 'portside-nft-'));
    let file = '';

    beforeAll(async () => {
      const rendered = await renderAllowlist({
        profile: chooseProfile('acme.files.com', builtInProfiles),
        addresses: { origin: { kind: 'published', asOf: null }, entries },
        format: 'nftables',
      });
      if (!rendered.ok) throw new Error(rendered.reason.sentence);
      file = rendered.value.body;
      writeFileSync(path.join(folder, 'rules.nft'), file);
      lab.build();
    });
    afterAll(() => {
      lab.destroy();
      rmSync(folder, { recursive: true, force: true });
    });

    it('opens exactly the listed addresses and ports, twice over, and goes away without a trace', () => {
      const before = lab.rules();
      expect(lab.arrived(knocks)).toEqual(new Set());
      // The recorder itself works: the site's own rule lets these through.
      const allowedBefore: Knock[] = [
        ['192.0.2.200', 443],
        ['2001:db8:99::1', 443],
      ];
      expect(lab.arrived(allowedBefore)).toEqual(new Set(allowedBefore.map((knock) => knock.join(' '))));

      lab.onFirewall(section(file, 'apply'), folder);
      expect(lab.arrived(knocks)).toEqual(wanted);
      expect(lab.onFirewall(section(file, 'verify'), folder)).toContain('jump portside_files_com_out');

      const once = lab.rules();
      lab.onFirewall(section(file, 'apply'), folder);
      expect(lab.rules()).toBe(once);

      lab.onFirewall(section(file, 'roll back'), folder);
      expect(lab.rules()).toBe(before);
      expect(lab.arrived(knocks)).toEqual(new Set());
    });

    it('without addresses the file does not load until they are filled in', async () => {
      const rendered = await renderAllowlist({
        profile: chooseProfile('acme.files.com', builtInProfiles),
        addresses: {
          origin: { kind: 'unknown', listUrl: null, whereToFind: null, approximateCount: null },
          entries: [],
        },
        format: 'nftables',
      });
      if (!rendered.ok) throw new Error(rendered.reason.sentence);
      const empty = rendered.value.body;
      writeFileSync(path.join(folder, 'empty.nft'), empty);
      expect(() => lab.onFirewall('nft -c -f empty.nft', folder)).toThrow(/addresses_to_fill_in/);
      const filled = empty.replace(
        '# define addresses_to_fill_in = { ADDRESS, ADDRESS }',
        'define addresses_to_fill_in = { 198.51.100.1, 198.51.100.2 }',
      );
      writeFileSync(path.join(folder, 'filled.nft'), filled);
      lab.onFirewall('nft -c -f filled.nft', folder);
    });
  },
);

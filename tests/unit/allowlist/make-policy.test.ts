import { BlockList } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makePolicy } from '@/lib/allowlist/make-policy';
import { portRanges, rangeText } from '@/lib/allowlist/policy';
import { filesCom, generic, mixed, policy, unknown } from './example-policies';

const ports = async (...given: Parameters<typeof policy>) =>
  portRanges(await policy(...given)).map(rangeText);
const given = (...entries: string[]) => ({ origin: { kind: 'given' as const }, entries });
const refusalOf = async (changes: Parameters<typeof policy>[0]) => {
  const made = await makePolicy({
    profile: filesCom,
    addresses: mixed,
    variant: 'standard',
    encryption: null,
    generatedFor: null,
    ...changes,
  });
  return made.ok ? null : made.reason.code;
};

describe('the policy of a service', () => {
  it('standard: every command port and the data ports', async () => {
    expect(await ports()).toEqual(['21', '990', '3021', '3990', '40000-50000']);
  });

  it('alternate port: none of the ports that firewalls block', async () => {
    expect(await ports({ variant: 'alternate-port' })).toEqual(['3021', '3990', '40000-50000']);
  });

  it('one kind of encryption leaves out the ports of the other', async () => {
    expect(await ports({ encryption: 'explicit' })).toEqual(['21', '3021', '40000-50000']);
    expect(await ports({ variant: 'alternate-port', encryption: 'implicit' })).toEqual([
      '3990',
      '40000-50000',
    ]);
  });

  it('an unknown passive range is not guessed', async () => {
    expect(await ports({ profile: generic })).toEqual(['21', '990']);
    expect((await policy({ profile: generic })).dataPorts).toBeNull();
  });

  it('both families, sorted by number', async () => {
    const { ipv4, ipv6, listed } = await policy();
    expect(ipv4).toEqual(['198.51.100.10/32', '198.51.100.12/32', '203.0.113.0/28']);
    expect(ipv6).toEqual(['2001:db8:40::/64']);
    expect(listed).toBe(4);
  });

  it('a custom domain needs the addresses that belong to it', async () => {
    expect(await refusalOf({ variant: 'custom-domain' })).toBe('needs-dedicated-addresses');
    const made = await policy({ variant: 'custom-domain', addresses: given('198.51.100.1', '198.51.100.2') });
    expect(made.ipv4).toEqual(['198.51.100.1/32', '198.51.100.2/32']);
  });

  it.each([
    ['no custom domains', { profile: generic, variant: 'custom-domain' }, 'no-custom-domain'],
    ['no alternative ports', { profile: generic, variant: 'alternate-port' }, 'no-alternate-port'],
    ['a wrong address', { addresses: given('198.51.100.1', 'ftp.example.net') }, 'address-refused'],
    ['an octal-looking address', { addresses: given('010.1.1.1') }, 'address-refused'],
    ['a block with bits after its prefix', { addresses: given('203.0.113.5/28') }, 'address-refused'],
    ['the whole internet', { addresses: given('0.0.0.0/0') }, 'address-refused'],
    ['loopback', { addresses: given('127.0.0.1') }, 'address-refused'],
    ['a trailing blank', { addresses: given('198.51.100.1 ') }, 'address-refused'],
  ] as const)('%s is refused', async (_situation, changes, code) => {
    expect(await refusalOf(changes)).toBe(code);
  });

  it('without addresses the policy says where they are', async () => {
    const made = await policy({ addresses: unknown });
    expect(made.addresses).toMatchObject({
      kind: 'unknown',
      approximateCount: filesCom.addresses.approximateCount,
    });
  });

  it('the hash follows the rules and nothing else', async () => {
    const { contentHash } = await policy();
    const shuffled = { ...mixed, entries: [...mixed.entries].reverse() };
    expect((await policy({ addresses: shuffled, generatedFor: 'somebody' })).contentHash).toBe(contentHash);
    expect((await policy({ addresses: given(...mixed.entries.slice(1)) })).contentHash).not.toBe(contentHash);
    expect((await policy({ variant: 'alternate-port' })).contentHash).not.toBe(contentHash);
    expect(contentHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('merging keeps exactly the listed addresses', async () => {
    const block = fc
      .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 24, max: 32 }))
      .map(([last, length]) => {
        const start = length === 32 ? last : last - (last % 2 ** (32 - length));
        return `203.0.113.${start}/${length}`;
      });
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 12 }), async (entries) => {
        const { ipv4 } = await policy({ addresses: given(...entries) });
        const [before, after] = [entries, ipv4].map(oracle) as [BlockList, BlockList];
        for (let last = 0; last < 256; last++)
          if (before.check(`203.0.113.${last}`) !== after.check(`203.0.113.${last}`)) return false;
        return !after.check('203.0.112.255') && !after.check('203.0.114.0');
      }),
      { numRuns: 200 },
    );
  });
});

function oracle(blocks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const block of blocks) {
    const [address = '', length = ''] = block.split('/');
    list.addSubnet(address, Number(length));
  }
  return list;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressFromValue, parseAddress } from '@/lib/net/address';
import { classifyAddress } from '@/lib/net/address-class';
import { lastOf, parsePrefix } from '@/lib/net/cidr';

/** Block, kind, and whether the addresses just before and after it are public. Written out on purpose, apart from the table under test. */
const blocks: readonly [block: string, kind: string, before: boolean, after: boolean][] = [
  ['0.0.0.0/8', 'this-network', false, true],
  ['10.0.0.0/8', 'private', true, true],
  ['100.64.0.0/10', 'shared', true, true],
  ['127.0.0.0/8', 'loopback', true, true],
  ['168.63.129.16/32', 'cloud', true, true],
  ['169.254.0.0/16', 'link-local', true, true],
  ['172.16.0.0/12', 'private', true, true],
  ['192.0.0.0/24', 'protocol', true, true],
  ['192.0.2.0/24', 'documentation', true, true],
  ['192.31.196.0/24', 'protocol', true, true],
  ['192.52.193.0/24', 'protocol', true, true],
  ['192.88.99.0/24', 'relay', true, true],
  ['192.168.0.0/16', 'private', true, true],
  ['192.175.48.0/24', 'protocol', true, true],
  ['198.18.0.0/15', 'benchmarking', true, true],
  ['198.51.100.0/24', 'documentation', true, true],
  ['203.0.113.0/24', 'documentation', true, true],
  ['224.0.0.0/4', 'multicast', true, false],
  ['240.0.0.0/4', 'reserved', false, false],
  ['2001::/23', 'protocol', true, true],
  ['2001:db8::/32', 'documentation', true, true],
  ['2002::/16', 'embeds-ipv4', true, true],
  ['2620:4f:8000::/48', 'protocol', true, true],
  ['3fff::/20', 'documentation', true, true],
  ['::/128', 'unspecified', false, false],
  ['::1/128', 'loopback', false, false],
  ['::ffff:0:0/96', 'embeds-ipv4', false, false],
  ['::ffff:0:0:0/96', 'embeds-ipv4', false, false],
  ['64:ff9b::/96', 'embeds-ipv4', false, false],
  ['64:ff9b:1::/48', 'embeds-ipv4', false, false],
  ['100::/64', 'discard', false, false],
  ['4000::/3', 'outside', true, false],
  ['fc00::/7', 'unique-local', false, false],
  ['fe80::/10', 'link-local', false, false],
  ['fec0::/10', 'site-local', false, false],
  ['ff00::/8', 'multicast', false, false],
];

describe.each(blocks)('the block %s', (block, kind, before, after) => {
  const prefix = parsePrefix(block);
  if (!prefix.ok) throw new Error(block);
  const { family, first } = prefix.value;
  const last = lastOf(prefix.value);

  it(`is refused as ${kind} at both ends and in between, in one sentence that names the address`, () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constant(first), fc.constant(last), fc.bigInt({ min: first, max: last })),
        (value) => {
          const address = addressFromValue(family, value);
          const found = classifyAddress(address);
          expect(found).toMatchObject({ public: false, kind });
          if (!found.public) expect(found.reason).toMatch(/^\S+ .+; enter the public name or address\.$/);
          if (!found.public) expect(found.reason.startsWith(address.text)).toBe(true);
        },
      ),
    );
  });

  it('ends exactly where it should', () => {
    if (first > 0n) expect(classifyAddress(addressFromValue(family, first - 1n)).public).toBe(before);
    const isLast = last === (family === 4 ? 0xffffffffn : (1n << 128n) - 1n);
    if (!isLast) expect(classifyAddress(addressFromValue(family, last + 1n)).public).toBe(after);
  });
});

it.each([
  'fd00:ec2::254',
  '169.254.169.254',
  '100.100.100.200',
  'fe80::a9fe:a9fe',
  '::7f00:1',
  '5000::1',
  '100:0:0:1::1',
  '::ffff:8.8.8.8',
])('refuses %s', (text) => {
  const address = parseAddress(text);
  expect(address && classifyAddress(address).public).toBe(false);
});

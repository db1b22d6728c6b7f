import { BlockList } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressFromValue, parseAddress } from '@/lib/net/address';
import {
  aggregatePrefixes,
  containsAddress,
  formatPrefix,
  type Prefix,
  parsePrefix,
  prefixesOfRange,
} from '@/lib/net/cidr';

const read = (text: string): Prefix => {
  const prefix = parsePrefix(text);
  if (!prefix.ok) throw new Error(`${text}: ${prefix.reason}`);
  return prefix.value;
};
const address = (text: string) => parseAddress(text) ?? expect.fail(text);

/** Prefixes close together, so that they overlap and touch. */
const prefix4 = fc
  .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 24, max: 32 }))
  .map(([low, length]): Prefix => {
    const bits = BigInt(32 - length);
    return { family: 4, first: ((0xc6120000n + BigInt(low)) >> bits) << bits, length };
  });
const prefix6 = fc
  .tuple(fc.bigInt({ min: 0n, max: 255n }), fc.integer({ min: 120, max: 128 }))
  .map(([low, length]): Prefix => {
    const bits = BigInt(128 - length);
    return { family: 6, first: (((0x20010db8n << 96n) + low) >> bits) << bits, length };
  });

describe('reading a block', () => {
  it.each(['10.0.0.0/8', '0.0.0.0/0', '1.2.3.4/32', '::/0', '2001:db8::/32', '::1/128'])(
    'reads and writes %s',
    (text) => {
      expect(formatPrefix(read(text))).toBe(text);
    },
  );

  it('takes a bare address as a block of one', () => {
    expect(formatPrefix(read('1.2.3.4'))).toBe('1.2.3.4/32');
    expect(formatPrefix(read('2001:DB8::1'))).toBe('2001:db8::1/128');
  });

  it.each([
    ['10.0.0.1/8', 'host-bits'],
    ['2001:db8::1/64', 'host-bits'],
    ['10.0.0.0/33', 'bad-length'],
    ['::/129', 'bad-length'],
    ['10.0.0.0/08', 'bad-length'],
    ['10.0.0.0/', 'bad-length'],
    ['10.0.0.0/+8', 'bad-length'],
    ['10.0.0.0/8/8', 'bad-length'],
    ['10.0.0/8', 'not-an-address'],
    ['010.0.0.0/8', 'not-an-address'],
    ['10.0.0.0 /8', 'not-an-address'],
  ])('refuses %s: %s', (text, reason) => {
    expect(parsePrefix(text)).toEqual({ ok: false, reason });
  });

  it('agrees with Node about what a block contains', () => {
    fc.assert(
      fc.property(prefix4, fc.integer({ min: 0, max: 1023 }), (prefix, low) => {
        const list = new BlockList();
        list.addSubnet(addressFromValue(4, prefix.first).text, prefix.length, 'ipv4');
        const inside = addressFromValue(4, 0xc6120000n - 256n + BigInt(low));
        expect(containsAddress(prefix, inside)).toBe(list.check(inside.text, 'ipv4'));
      }),
    );
  });
});

describe('joining blocks', () => {
  const members = (prefixes: readonly Prefix[]): Set<string> => {
    const all = new Set<string>();
    for (const prefix of prefixes) {
      const size = 1n << BigInt((prefix.family === 4 ? 32 : 128) - prefix.length);
      for (let at = 0n; at < size; at++) all.add(addressFromValue(prefix.family, prefix.first + at).text);
    }
    return all;
  };

  it('keeps exactly the same addresses and leaves nothing that could be joined', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(prefix4, prefix6), { maxLength: 30 }), (prefixes) => {
        const joined = aggregatePrefixes(prefixes);
        expect(members(joined)).toEqual(members(prefixes));
        expect(aggregatePrefixes(joined)).toEqual(joined);
        // Minimal: rebuilding every gapless run from its ends gives the same number of blocks.
        expect(joined.length).toBe(
          runsOf(joined).flatMap(([first, last]) => prefixesOfRange(first, last)).length,
        );
      }),
      { numRuns: 300 },
    );
  });

  const runsOf = (sorted: readonly Prefix[]) => {
    const runs: [ReturnType<typeof address>, ReturnType<typeof address>][] = [];
    for (const prefix of sorted) {
      const last = addressFromValue(
        prefix.family,
        prefix.first + (1n << BigInt((prefix.family === 4 ? 32 : 128) - prefix.length)) - 1n,
      );
      const run = runs.at(-1);
      if (run && run[1].family === prefix.family && run[1].value + 1n === prefix.first) run[1] = last;
      else runs.push([addressFromValue(prefix.family, prefix.first), last]);
    }
    return runs;
  };

  it('joins up to the whole family', () => {
    expect(
      aggregatePrefixes(['128.0.0.0/1', '0.0.0.0/1', '8000::/1', '::/1'].map(read)).map(formatPrefix),
    ).toEqual(['0.0.0.0/0', '::/0']);
  });

  it('joins 10,000 blocks within 50 ms', () => {
    const many = Array.from({ length: 10_000 }, (_, at) =>
      read(`${11 + (at % 90)}.${(at >> 3) % 256}.${at % 256}.0/24`),
    );
    aggregatePrefixes(many.slice(0, 1000));
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      aggregatePrefixes(many);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(50);
  });
});

describe('turning a range into blocks', () => {
  it('covers exactly the range', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const blocks = prefixesOfRange(
          addressFromValue(4, 0x0a000000n + BigInt(low)),
          addressFromValue(4, 0x0a000000n + BigInt(high)),
        );
        const count = blocks.reduce((sum, block) => sum + 2 ** (32 - block.length), 0);
        expect(count).toBe(high - low + 1);
        expect(blocks[0]?.first).toBe(0x0a000000n + BigInt(low));
        expect(aggregatePrefixes(blocks)).toEqual(blocks);
      }),
    );
  });

  it('takes whole families as one block and turned-round ranges as none', () => {
    expect(prefixesOfRange(address('0.0.0.0'), address('255.255.255.255')).map(formatPrefix)).toEqual([
      '0.0.0.0/0',
    ]);
    expect(prefixesOfRange(address('::'), addressFromValue(6, (1n << 128n) - 1n)).map(formatPrefix)).toEqual([
      '::/0',
    ]);
    expect(prefixesOfRange(address('1.0.0.1'), address('1.0.0.0'))).toEqual([]);
    expect(() => prefixesOfRange(address('1.0.0.1'), address('::1'))).toThrow(TypeError);
  });
});

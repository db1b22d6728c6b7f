import { isIPv4, isIPv6 } from 'node:net';
import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { addressFromValue, parseAddress } from '@/lib/net/address';

const ipv4 = fc.ipV4();
const ipv6 = fc.ipV6();

describe('reading an address', () => {
  it('agrees with two other readers about every valid IPv4 address', () => {
    fc.assert(
      fc.property(ipv4, (text) => {
        expect(parseAddress(text)).toMatchObject({ family: 4, text });
        expect(ipaddr.IPv4.parse(text).toString()).toBe(text);
      }),
    );
  });

  it('writes IPv6 as RFC 5952 asks, like another writer, except mapped addresses', () => {
    fc.assert(
      fc.property(ipv6, (text) => {
        const read = parseAddress(text);
        expect(read?.family).toBe(6);
        const other = ipaddr.IPv6.parse(text);
        if (!other.isIPv4MappedAddress()) expect(read?.text).toBe(other.toRFC5952String());
        expect(parseAddress(read?.text ?? '')).toEqual(read);
      }),
      { numRuns: 2000 },
    );
  });

  it('accepts nothing that Node does not take for an address', () => {
    const pieces = fc.constantFrom(
      '0',
      '1',
      '25',
      '255',
      '256',
      '08',
      'f',
      'abcd',
      '10000',
      ':',
      '::',
      '.',
      '%',
      '/',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 16 }), (parts) => {
        const text = parts.join('');
        expect(parseAddress(text) !== null).toBe(isIPv4(text) || (isIPv6(text) && !text.includes('%')));
      }),
      { numRuns: 5000 },
    );
  });

  it('gives every value back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }), (value) => {
        expect(parseAddress(addressFromValue(6, value).text)?.value).toBe(value);
      }),
    );
  });

  it.each([
    ['2001:DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['::ffff:1.2.3.4', '::ffff:1.2.3.4'],
    ['::ffff:102:304', '::ffff:1.2.3.4'],
    ['64:ff9b::1.2.3.4', '64:ff9b::102:304'],
    ['0:0:0:0:0:0:0:0', '::'],
  ])('writes %s as %s', (text, canonical) => {
    expect(parseAddress(text)?.text).toBe(canonical);
  });

  it.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '01.2.3.4',
    '1.2.3.256',
    ' 1.2.3.4',
    '1.2.3.4\n',
    '1:2:3:4:5:6:7',
    '1::2::3',
    '12345::',
    '::1.2.3.4.5',
    '1.2.3.4::',
    '::1%lo',
    '[::1]',
    '1:2:3:4:5:6:7:8::',
    '٠.0.0.1',
  ])('refuses %j', (text) => {
    expect(parseAddress(text)).toBeNull();
  });

  it('refuses numbers that fit no address', () => {
    expect(() => addressFromValue(4, 1n << 32n)).toThrow(RangeError);
    expect(() => addressFromValue(6, -1n)).toThrow(RangeError);
  });
});

import { describe, expect, it } from 'vitest';
import { sourceKey } from '@/lib/sessions/source-key';

describe('who a request counts against', () => {
  it.each([
    ['an IPv4 address as it is', '203.0.113.9', '203.0.113.9'],
    ['IPv4 written as IPv6', '::ffff:203.0.113.9', '203.0.113.9'],
    ['IPv4 written as IPv6 in hexadecimal', '::ffff:cb00:7109', '203.0.113.9'],
    ['an IPv6 address by its /64', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['another address of the same /64 alike', '2001:DB8:1:2::1', '2001:db8:1:2::/64'],
    ['a link-local address without its zone', 'fe80::1%eth0', 'fe80::/64'],
    ['text that is no address', 'unknown', 'unknown'],
    ['nothing', '', 'unknown'],
  ])('%s', (_case, address, key) => expect(sourceKey(address)).toBe(key));

  it('tells neighbouring /64 apart', () => {
    expect(sourceKey('2001:db8:1:2::1')).not.toBe(sourceKey('2001:db8:1:3::1'));
  });
});

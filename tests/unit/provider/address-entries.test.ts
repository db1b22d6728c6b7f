import { describe, expect, it } from 'vitest';
import { checkAddressEntry } from '@/lib/provider/check-address-entry';
import { readAddressLines } from '@/lib/provider/read-address-lines';

describe('an entry of an address list', () => {
  it.each(['192.0.2.1', '192.0.2.0/24', '10.0.0.1', '2001:db8::1', '2001:db8::/64', '2600::/19'])(
    '%s is good',
    (entry) => {
      expect(checkAddressEntry(entry)).toBeNull();
    },
  );

  it.each([
    ['192.0.2.1/24', 'did you mean 192.0.2.0/24'],
    ['2001:db8::1/64', 'did you mean 2001:db8::/64'],
    ['192.0.2.0/33', 'must end in a length'],
    ['192.0.2.0/', 'must end in a length'],
    ['192.0.2', 'must be an address'],
    ['192.0.2.010', 'must be an address'],
    ['0x7f.1', 'must be an address'],
    ['fe80::1%eth0', 'must be an address'],
    ['ftp.example.com', 'must be an address'],
    ['', 'must be an address'],
    ['0.0.0.0/0', 'would open too much'],
    ['12.0.0.0/7', 'would open too much'],
    ['::/0', 'would open too much'],
    ['127.0.0.1', 'that a server can have (loopback)'],
    ['224.0.0.1', 'that a server can have (multicast)'],
    ['::ffff:192.0.2.1', 'that a server can have (embeds-ipv4)'],
    ['fe80::1', 'that a server can have (link-local)'],
  ])('%s is refused: %s', (entry, sentence) => {
    expect(checkAddressEntry(entry)).toContain(sentence);
  });
});

describe('a list of addresses as text', () => {
  it('names wrong lines by number', () => {
    const read = readAddressLines('# list\n192.0.2.1\nwrong\n192.0.2.1/24');
    expect(read.ok ? [] : read.reason.map((fault) => fault.slice(0, 12))).toEqual([
      'line 3 must ',
      'line 4 must ',
    ]);
  });

  it.each(['', '\n\n', '# only a comment'])('%j without entries is refused', (text) => {
    expect(readAddressLines(text)).toEqual({ ok: false, reason: ['must name at least one address'] });
  });

  it('an error page instead of a list is refused with few words', () => {
    const read = readAddressLines('<html>\n'.repeat(500));
    expect(read.ok ? [] : read.reason).toHaveLength(10);
  });

  it('more entries than any service has are refused', () => {
    expect(readAddressLines('192.0.2.1\n'.repeat(20_001))).toEqual({
      ok: false,
      reason: ['must have at most 20000 entries'],
    });
  });
});

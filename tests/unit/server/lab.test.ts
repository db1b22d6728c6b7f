import { describe, expect, test } from 'vitest';
import { readLab } from '@/lib/server/lab';

const all = ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32', '3fff::/20'];

describe('the lab setting', () => {
  test.each(['1', 'true', 'on', 'YES'])('%s opens every documentation range', (text) => {
    expect(readLab(text)).toEqual({ ranges: all });
  });

  test.each(['test', '.test', '.TEST'])('%s alone opens only names', (text) => {
    expect(readLab(text)).toEqual({ ranges: [] });
  });

  test.each([
    ...all,
    '203.0.113.128/25',
    '203.0.113.7/32',
    '2001:db8:1::/48',
    '2001:db8::7/128',
    '3fff:fff::/32',
  ])('%s lies inside a documentation range', (range) => {
    expect(readLab(range)).toEqual({ ranges: [range] });
  });

  test('a list may be separated by commas and spaces', () => {
    expect(readLab('192.0.2.0/24, test 2001:db8::/48')).toEqual({
      ranges: ['192.0.2.0/24', '2001:db8::/48'],
    });
  });

  test.each([
    '0.0.0.0/0',
    '::/0',
    '127.0.0.0/8',
    '10.0.0.0/8',
    '192.0.2.0/23',
    '192.0.3.0/24',
    '203.0.113.0',
    '203.0.113.0/33',
    '203.0.113.010/32',
    '203.0.113.0/24x',
    '2001:db7::/32',
    '2001:db8::/31',
    '2001:db8::/129',
    '2001:db8:::/48',
    '2001::db8::/48',
    '3fff::/19',
    '4000::/20',
    '::ffff:203.0.113.0/120',
    'off',
    'localhost',
    '*',
  ])('%s is refused', (range) => {
    expect(readLab(range)).toContain('may open only documentation ranges');
    expect(readLab(`192.0.2.0/24 ${range}`)).toContain(range.toLowerCase());
  });
});

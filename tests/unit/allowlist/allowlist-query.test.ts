import { describe, expect, it } from 'vitest';
import { givenAddresses, readAllowlistQuery } from '@/lib/allowlist/allowlist-query';

const read = (query: string) => readAllowlistQuery(new URLSearchParams(query));

describe('the query of a download', () => {
  it('nothing given: the standard variant and the list of the service', () => {
    const query = read('');
    expect(query).toEqual({ ok: true, value: { variant: 'standard', address: [] } });
    expect(query.ok && givenAddresses(query.value)).toBeNull();
  });

  it('addresses may be repeated or separated', () => {
    const query = read('variant=custom-domain&address=192.0.2.1&address=192.0.2.2,%20192.0.2.3');
    expect(query.ok && givenAddresses(query.value)).toEqual({
      origin: { kind: 'given' },
      entries: ['192.0.2.1', '192.0.2.2', '192.0.2.3'],
    });
  });

  it.each([
    ['an unknown variant', 'variant=best', 'The field variant does not fit'],
    ['an unknown field', 'colour=blue', 'Only these fields are known'],
    ['a session that is none', 'session=1', 'The field session does not fit'],
    [
      'too many addresses',
      Array.from({ length: 65 }, (_, n) => `address=192.0.2.${n}`).join('&'),
      'at most 64 addresses',
    ],
    ['an address without end', `address=${'1'.repeat(65)}`, 'The field address does not fit'],
    ['a label without end', `for=${'x'.repeat(201)}`, 'The field for does not fit'],
  ])('%s is refused', (_situation, query, sentence) => {
    const result = read(query);
    expect(result.ok ? '' : result.reason).toContain(sentence);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDer } from '@/lib/net/der-reader';
import { ocspStatus } from '@/lib/net/ocsp-status';
import { ocspResponse, tryLater } from '../../support/ocsp-response';

const serial = '4A0F33';

describe('the status of a certificate', () => {
  test.each(['good', 'revoked', 'unknown'] as const)('%s', (status) => {
    expect(ocspStatus(ocspResponse([[serial, status]]), serial)).toBe(status);
  });

  test('is the one of this certificate, however its number is written', () => {
    const response = ocspResponse([
      ['77', 'good'],
      ['80ff', 'revoked'],
      [serial, 'unknown'],
    ]);
    expect(ocspStatus(response, '0077')).toBe('good');
    expect(ocspStatus(response, '80FF')).toBe('revoked');
    expect(ocspStatus(response, '004a0f33')).toBe('unknown');
  });

  test.each<[string, Uint8Array]>([
    ['is about another certificate', ocspResponse([['4A0F34', 'good']])],
    ['is about no certificate', ocspResponse([])],
    ['is an error of the responder', tryLater],
    ['is empty', new Uint8Array()],
    ['is text', new TextEncoder().encode('good')],
    ['goes on for ever', Uint8Array.from([0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 0x0a])],
    ['has an endless length', Uint8Array.from([0x30, 0x80, 0x0a, 0x01, 0x00, 0x00, 0x00])],
  ])('cannot be read from a response that %s', (_what, response) => {
    expect(ocspStatus(response, serial)).toBe('unreadable');
  });

  test('is not looked for in more than 64 KiB, nor behind 32 others', () => {
    const others = Array.from({ length: 32 }, (_, index) => [`55${index + 16}`, 'good'] as const);
    expect(ocspStatus(ocspResponse([...others.slice(1), [serial, 'good']]), serial)).toBe('good');
    expect(ocspStatus(ocspResponse([...others, [serial, 'good']]), serial)).toBe('unreadable');
    const response = ocspResponse([[serial, 'good']]);
    const padded = new Uint8Array(64 * 1024 + 1);
    padded.set(response);
    expect(ocspStatus(padded.subarray(0, 64 * 1024), serial)).toBe('good');
    expect(ocspStatus(padded, serial)).toBe('unreadable');
  });

  test('is never made up: every cut and every changed byte gives a status or none', () => {
    const response = ocspResponse([[serial, 'good']]);
    for (let end = 0; end < response.length; end += 1)
      expect(ocspStatus(response.subarray(0, end), serial)).toBe('unreadable');
    fc.assert(
      fc.property(fc.nat(response.length - 1), fc.nat(255), (at, octet) => {
        const changed = Uint8Array.from(response);
        changed[at] = octet;
        expect(['good', 'revoked', 'unknown', 'unreadable']).toContain(ocspStatus(changed, serial));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('values of a distinguished encoding', () => {
  test('are read side by side, as many as asked for', () => {
    const bytes = Uint8Array.from([0x05, 0, 0x04, 0x81, 1, 9, 0x02, 0x82, 0, 2, 7, 8]);
    expect(readDer(bytes, 3)?.map(({ tag, content }) => [tag, ...content])).toEqual([[5], [4, 9], [2, 7, 8]]);
    expect(readDer(bytes, 1)).toHaveLength(1);
  });

  test.each([[[0x05]], [[0x04, 2, 1]], [[0x04, 0x85, 0, 0, 0, 0, 1, 1]], [[0x1f, 1, 1]], [[0x04, 0x82, 1]]])(
    '%j does not fit together',
    (bytes) => {
      expect(readDer(Uint8Array.from(bytes), 9)).toBeNull();
    },
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineReader } from '@/lib/practice/ftp-server/line-reader';

const read = (chunks: readonly Buffer[], maxBytes = 20) => {
  const reader = new LineReader(maxBytes);
  return { lines: chunks.flatMap((chunk) => reader.push(chunk)), overflowed: reader.overflowed };
};

test('CR LF and LF end a line, a bare CR does not', () => {
  expect(read([Buffer.from('NOOP\r\nSYST\nA\rB\r\nrest')]).lines).toEqual(['NOOP', 'SYST', 'A\rB']);
});

test('lines do not depend on how the stream is cut', () => {
  const cut = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 8 });
  fc.assert(
    fc.property(fc.stringMatching(/^([A-Z\r]{0,12}\r?\n){0,6}[A-Z]{0,30}$/), cut, (text, places) => {
      const bytes = Buffer.from(text);
      const edges = [0, ...places.sort((a, b) => a - b), bytes.length];
      const chunks = edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge));
      expect(read(chunks)).toEqual(read([bytes]));
    }),
  );
});

test('a line over the limit stops the reader for good', () => {
  const reader = new LineReader(4);
  expect(reader.push(Buffer.from('NOOP\nTOOLONG\nNOOP\n'))).toEqual(['NOOP']);
  expect(reader.overflowed).toBe(true);
  expect(reader.push(Buffer.from('NOOP\n'))).toEqual([]);
});

import { expect, test } from 'vitest';
import { parseFeatures } from '@/lib/ftp/features';

const reply = (code: number, lines: string[]) => ({
  code,
  lines,
  text: lines.join('\n'),
  raw: new Uint8Array(),
});

test('one feature per inner line, with parameters', () => {
  expect(
    parseFeatures(reply(211, ['Features:', ' auth TLS', ' MLST type*;size*;', 'EPSV', '', 'End'])),
  ).toEqual(['AUTH TLS', 'MLST type*;size*;', 'EPSV']);
});

test.each([
  ['a refusal', reply(502, ['Not here.'])],
  ['no features', reply(211, ['No features.'])],
  ['an empty list', reply(211, ['Features:', 'End'])],
])('%s gives none', (_what, given) => {
  expect(parseFeatures(given)).toEqual([]);
});

test('names and their number are limited', () => {
  const names = parseFeatures(
    reply(211, ['Features:', ...Array.from({ length: 400 }, () => ` ${'X'.repeat(500)}`), 'End']),
  );
  expect(names).toHaveLength(100);
  expect(names[0]).toHaveLength(64);
});

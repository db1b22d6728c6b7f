import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRedactor, redactPatterns } from '@/lib/ftp/redact';

function hiding(secret: string) {
  const redactor = createRedactor();
  redactor.hide(secret);
  return redactor.redact;
}

describe('by value', () => {
  const secret = 'Gr$&*(ü)=="x';
  const bytes = new TextEncoder().encode(secret);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  test.each([
    ['as it is', secret],
    ['in capitals', secret.toUpperCase()],
    ['percent-encoded', encodeURIComponent(secret)],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['in hexadecimal', hex.toUpperCase()],
    ['in HTML', secret.replaceAll('&', '&amp;').replaceAll('"', '&quot;')],
    ['in JSON', JSON.stringify(secret).slice(1, -1)],
    ['as Latin-1', Buffer.from(secret).toString('latin1')],
  ])('%s', (_how, form) => {
    expect(hiding(secret)(`530 Wrong: ${form}, sorry`)).toBe('530 Wrong: ****, sorry');
  });

  test('a short one only as it is', () => {
    expect(hiding('ab')('ab 6162 cab')).toBe('**** 6162 c****');
  });

  test('nothing is hidden for no secret', () => {
    expect(hiding('')('nothing')).toBe('nothing');
  });

  test('whatever the secret, the result does not hold it', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 5, maxLength: 40 }).filter((text) => !text.includes('*')),
        fc.string(),
        fc.string(),
        (value, before, after) => {
          expect(hiding(value)(`${before}${value}${after}`)).not.toContain(value);
        },
      ),
    );
  });
});

test.each([
  ['PASS open-sesame', 'PASS ****'],
  ['> PASS open-sesame\nUSER x', '> PASS ****\nUSER x'],
  ['SITE PSWD new', 'SITE PSWD ****'],
  ['ftp://alice:secret@example.net/', 'ftp://alice:****@example.net/'],
  ['Please send USER and PASS first, thank you.', 'Please send USER and PASS first, thank you.'],
])('by pattern: %j', (text, expected) => {
  expect(redactPatterns(text)).toBe(expected);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRedactor, maskPasted, redactPatterns } from '@/lib/ftp/redact';

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

describe('pasted text', () => {
  test.each([
    ['an FTP log', '> PASS hunter22', 1],
    ['a log line that goes on', 'Command: PASS hunter22 (sent)', 1],
    ['an address with a login', 'ftp://alice:hunter22@example.net/', 1],
    ['a FileZilla site', '<Pass encoding="base64">hunter22</Pass>', 1],
    ['a WinSCP session', 'Password=hunter22', 1],
    ['a .netrc file', 'machine x login alice password hunter22', 1],
    ['a command line', 'lftp --password hunter22 -e ls', 1],
    ['another command line', 'curl --pass=hunter22', 1],
    ['JSON', '{"password": "hunter22"}', 1],
    ['a setting', 'ftp_password: hunter22', 1],
    ['a header', 'Authorization: Basic hunter22', 1],
    ['a private key', '-----BEGIN RSA PRIVATE KEY-----\nhunter22\n-----END RSA PRIVATE KEY-----', 1],
    ['a private key without its end', '-----BEGIN PRIVATE KEY-----\nhunter22', 1],
    ['two of them', 'PASS hunter22\nAuthorization: Bearer hunter22', 2],
  ])('%s', (_what, text, masked) => {
    const result = maskPasted(text);
    expect(result.text).not.toContain('hunter22');
    expect(result.masked).toBe(masked);
  });

  test.each([
    '530 Login incorrect: user name or password is wrong.',
    'Please send USER and PASS first, thank you.',
    '331 Password required for alice',
    'PASS ********',
    'PASS xxxxxxxx',
    'Enter your password: ',
    'https://example.net/help',
  ])('%s stays as it is', (text) => {
    expect(maskPasted(text)).toEqual({ text, masked: 0 });
  });

  test('time grows with the length alone', () => {
    const evil = [
      'password'.repeat(30_000),
      '-'.repeat(200_000),
      '<Pass '.repeat(40_000),
      'PASS '.repeat(40_000),
      '-----BEGIN PRIVATE KEY-----'.repeat(5_000),
      'a_'.repeat(100_000),
      ' '.repeat(200_000),
    ];
    for (const text of evil) {
      const began = performance.now();
      maskPasted(text);
      expect(performance.now() - began).toBeLessThan(1000);
    }
  });
});

describe('a sealed redactor', () => {
  const forms = [
    'Zq7!geheim&x',
    'ZQ7!GEHEIM&X',
    encodeURIComponent('Zq7!geheim&x'),
    btoa('Zq7!geheim&x'),
    'Zq7!geheim&amp;x',
  ];

  test.each(forms)('knows a value again that it no longer holds: %s', (form) => {
    const redactor = createRedactor();
    redactor.hide('Zq7!geheim&x');
    redactor.seal();
    redactor.seal();
    expect(redactor.redact(`530 No, ${form} is wrong: ${form}`)).toBe('530 No, **** is wrong: ****');
    expect(redactor.redact('421 Timeout, İstanbul.')).toBe('421 Timeout, İstanbul.');
  });

  test('takes new values as well', () => {
    const redactor = createRedactor();
    redactor.hide('first-secret');
    redactor.seal();
    redactor.hide('second-secret');
    expect(redactor.redact('first-secret second-secret')).toBe('**** ****');
    redactor.seal();
    expect(redactor.redact('second-secret')).toBe('****');
  });

  test('masks the same as before on any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 60 }), (secret, text) => {
        const open = createRedactor();
        const closed = createRedactor();
        for (const redactor of [open, closed]) redactor.hide(secret);
        closed.seal();
        const told = `${text}${secret}${text}`;
        expect(closed.redact(told)).toBe(open.redact(told));
      }),
    );
  });
});

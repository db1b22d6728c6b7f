import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { argumentFault, argumentLimit, commands, encodeCommand, showCommand, verbs } from '@/lib/ftp/command';

const sent = (command: Parameters<typeof encodeCommand>[0]) =>
  new TextDecoder().decode(encodeCommand(command));

test('commands end with CR LF', () => {
  expect(sent(commands.feat())).toBe('FEAT\r\n');
  expect(sent(commands.user('grüße@example.net'))).toBe('USER grüße@example.net\r\n');
  expect(sent(commands.authTls())).toBe('AUTH TLS\r\n');
});

test('a password is never shown', () => {
  expect(showCommand(commands.pass('secret'))).toBe('PASS ****');
});

describe('arguments', () => {
  test.each(['a\rb', 'a\nb', 'a\0b', 'aÿb', 'a\ud800b', 'x'.repeat(argumentLimit + 1), 'alice\r\nDELE file'])(
    '%j is refused',
    (text) => {
      expect(argumentFault(text)).not.toBeNull();
      expect(() => commands.user(text)).toThrow(RangeError);
      expect(() => commands.pass(text)).toThrow(RangeError);
    },
  );

  test('the refusal does not repeat the argument', () => {
    expect(() => commands.pass('top-secret\r')).toThrow(/^The argument of PASS contains a line break\.$/);
  });

  test('a forged command is refused where bytes are written', () => {
    expect(() => encodeCommand({ ...commands.user('alice'), argument: 'a\r\nDELE b' })).toThrow(RangeError);
  });

  test('no argument makes a second line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        if (argumentFault(text) !== null) return;
        const bytes = encodeCommand(commands.user(text));
        expect([...bytes].filter((byte) => byte === 0x0a || byte === 0x0d)).toEqual([0x0d, 0x0a]);
        expect(bytes.includes(0) || bytes.includes(0xff)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});

test('nothing here renames or deletes, and only a file of our own is written or deleted', () => {
  expect(verbs.filter((verb) => /^(STO|APPE|DELE|R?MD|RMD|RN|SITE|ALLO)/.test(verb))).toEqual([
    'STOR',
    'DELE',
  ]);
  const own = 'portside-test-0123abcd.bin';
  expect(showCommand(commands.storeOwn(own))).toBe(`STOR ${own}`);
  expect(showCommand(commands.deleteOwn(own))).toBe(`DELE ${own}`);
  for (const name of ['readme.txt', '', `../${own}`, `a/${own}`, `${own}\r\nDELE x`, 'portside-test-1.bin']) {
    expect(() => commands.storeOwn(name)).toThrow(RangeError);
    expect(() => commands.deleteOwn(name)).toThrow(RangeError);
  }
});

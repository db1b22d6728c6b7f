import { domainToASCII, domainToUnicode } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTarget, targetTextLimit } from '@/lib/net/parse-target';
import { decodePunycode } from '@/lib/net/punycode';
import { makeTargetPolicy } from '@/lib/net/target-policy';

const policy = makeTargetPolicy();
const read = (text: string) => parseTarget(text, { policy, knownPorts: [21] });

describe('reading any text as a target', () => {
  it('gives a plain host or one sentence, whatever comes', () => {
    const nasty = fc.constantFrom(
      'ftp',
      '://',
      '.',
      ':',
      '[',
      ']',
      '@',
      '%',
      '/',
      '127',
      '0x7f',
      '１',
      '。',
      'ß',
      'xn--',
      '-',
      '\u0000',
      '\u202e',
      '\ud800',
      'example',
      ' ',
      '::',
      '21',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 60 }),
          fc.array(nasty, { maxLength: 12 }).map((list) => list.join('')),
        ),
        (text) => {
          const outcome = read(text);
          if (outcome.ok) {
            expect(outcome.value.asciiHost).toMatch(
              outcome.value.isAddress ? /^[0-9a-f:.]+$/ : /^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/,
            );
            // What was read once is read again as the same.
            expect(read(outcome.value.asciiHost)).toMatchObject({
              ok: true,
              value: { asciiHost: outcome.value.asciiHost },
            });
          } else expect(outcome.reason.sentence).toMatch(/^[^\p{Cc}\p{Cf}]{20,260}\.$/u);
        },
      ),
      { numRuns: 20_000 },
    );
  });

  it('is quick at the limit and refuses beyond it', () => {
    const start = performance.now();
    for (const unit of ['a', '.', ':', 'ü', 'xn--', '😀', '/', '1.'])
      read(unit.repeat(targetTextLimit / unit.length));
    expect(performance.now() - start).toBeLessThan(200);
    expect(read('a'.repeat(targetTextLimit + 1))).toMatchObject({
      ok: false,
      reason: { reason: 'too-long' },
    });
  });

  it('never lets a number in another spelling through', () => {
    fc.assert(
      fc.property(
        fc.nat(0xffffffff),
        fc.constantFrom('decimal', 'hex', 'octal', 'short', 'padded'),
        (value, form) => {
          const [a, b, c, d] = [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
          const spelled = {
            decimal: String(value),
            hex: `0x${value.toString(16)}`,
            octal: `0${(a ?? 0).toString(8)}.${b}.${c}.${d}`,
            short: `${a}.${value & 0xffffff}`,
            padded: `${a}.${b}.${c}.${String(d).padStart(4, '0')}`,
          };
          expect(read(spelled[form as keyof typeof spelled]).ok).toBe(false);
        },
      ),
    );
  });
});

describe('international names', () => {
  it('agree with Node in both directions', () => {
    const letters = fc.constantFrom(...'äöüéñçłøаибдфשלםابתあいう文件サ');
    fc.assert(
      fc.property(
        fc.array(fc.oneof(letters, fc.constantFrom(...'abcxyz')), { minLength: 1, maxLength: 12 }),
        (parts) => {
          const name = `${parts.join('')}.example.org`;
          const ascii = domainToASCII(name);
          const outcome = read(name);
          expect(outcome.ok).toBe(ascii !== '');
          if (!outcome.ok) return;
          expect(outcome.value.asciiHost).toBe(ascii);
          expect(outcome.value.host).toBe(domainToUnicode(ascii));
        },
      ),
    );
  });

  it.each(['', '-', 'abc-', 'ls8h!', 'A', 'ü', '9999999999', 'zzzzzzzzzzzz'])(
    'takes nothing from the malformed code %j',
    (code) => {
      expect(decodePunycode(code)).toBeNull();
    },
  );
});

import { describe, expect, it } from 'vitest';
import { decodeLog, endForForm, formTextLimit } from '@/components/evidence/decode-log';
import { addressRate } from '@/lib/server/kit/address-rate';
import { evidenceLimits } from '@/lib/sessions/evidence/evidence';
import { keepable, keptEnd } from '@/lib/sessions/evidence/keepable-text';
import { kitTokenOf } from '@/lib/sessions/evidence/kit-token';

describe('text that is kept', () => {
  it('loses what the database cannot hold', () => {
    expect(keepable('a\0b\ud800c😀')).toBe('a\ufffdb\ufffdc😀');
  });

  it('is its end, from the beginning of a line that has its number', () => {
    const lines = Array.from({ length: 40_000 }, (_, index) => `line ${index + 1}`);
    const { text, place } = keptEnd(lines.join('\n'));
    expect(text.length).toBeLessThanOrEqual(evidenceLimits.keptText);
    expect(text.startsWith(`line ${place.firstLine}\n`)).toBe(true);
    expect(text.endsWith('line 40000')).toBe(true);
    expect(keptEnd('short')).toEqual({ text: 'short', place: { firstLine: 1 } });
  });

  it('is cut inside a line that has no end', () => {
    expect(keptEnd('x'.repeat(evidenceLimits.keptText * 2)).text).toHaveLength(evidenceLimits.keptText);
  });
});

describe('a log file', () => {
  it.each(['utf16le', 'utf8'] as const)('in %s is read', (encoding) => {
    expect(decodeLog(new Uint8Array(Buffer.from('\ufeffBefehl: ä', encoding)))).toBe('Befehl: ä');
  });

  it('that is too long for a form is sent with its end', () => {
    const end = endForForm(`${'first line\n'.repeat(formTextLimit)}last`);
    expect(end.length).toBeLessThanOrEqual(formTextLimit);
    expect(end.startsWith('first')).toBe(true);
    expect(end.endsWith('last')).toBe(true);
  });
});

it('the token of a script cannot be made without the key of the session', () => {
  expect(kitTokenOf('key', 'row')).toMatch(/^[\w-]{43}$/);
  expect(kitTokenOf('key', 'row')).toBe(kitTokenOf('key', 'row'));
  expect(kitTokenOf('key', 'row')).not.toBe(kitTokenOf('other', 'row'));
});

it('a source may ask again for its address when the window is over', () => {
  const rate = addressRate();
  for (let turn = 0; turn < 60; turn++) expect(rate.allows('a', 0)).toBe(true);
  expect(rate.allows('a', 1)).toBe(false);
  expect(rate.allows('a', 600_001)).toBe(true);
});

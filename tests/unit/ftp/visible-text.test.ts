import { expect, test } from 'vitest';
import { visibleText } from '@/lib/ftp/visible-text';

test('lines stay, tabs become spaces, everything hidden is spelled out', () => {
  expect(visibleText('a\tb\nc\x1b[31m\u202e\0\x85', 100)).toBe('a b\nc\\u{1b}[31m\\u{202e}\\u{0}\\u{85}');
});

test('the result keeps to its limit', () => {
  expect(visibleText(`${'x'.repeat(50)}\n${'\x1b'.repeat(500)}`, 80).length).toBeLessThanOrEqual(80);
  expect(visibleText('\n'.repeat(500), 80).length).toBeLessThanOrEqual(80);
});

import { expect, test } from 'vitest';
import { logLine } from '@/lib/server/log';

const at = new Date('2026-01-02T03:04:05Z');

test('one event is one line of JSON', () => {
  const line = logLine('info', 'greeting', { text: '220 a\r\n{"level":"error"}' }, at);
  expect(line).not.toMatch(/[\r\n]/);
  expect(JSON.parse(line)).toEqual({
    at: '2026-01-02T03:04:05.000Z',
    level: 'info',
    event: 'greeting',
    text: '220 a\r\n{"level":"error"}',
  });
});

test('text direction marks, separators and control characters are written as escapes', () => {
  const text = 'a\u202eb\u2028c\u001b[2Jd\u009be\u{e0041}f';
  const line = logLine('warn', 'x', { text }, at);
  expect(line).toMatch(/^[\x20-\x7e]+$/);
  expect(JSON.parse(line).text).toBe(text);
});

test('an error carries its message and its cause', () => {
  const error = new Error('outer', { cause: new Error('inner') });
  const entry = JSON.parse(logLine('error', 'x', { error }, at));
  expect(entry.error).toMatchObject({ name: 'Error', message: 'outer', cause: { message: 'inner' } });
});

test('a big number does not break the line', () => {
  expect(JSON.parse(logLine('info', 'x', { seq: 12n }, at)).seq).toBe('12');
});

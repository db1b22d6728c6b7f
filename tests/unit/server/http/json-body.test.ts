import { expect, test } from 'vitest';
import { z } from 'zod';
import { readJson } from '@/lib/server/http/json-body';

const schema = z.strictObject({
  text: z.string().optional(),
  list: z.array(z.strictObject({ text: z.string() })).optional(),
});

function send(body: BodyInit, type = 'application/json') {
  const headers = { 'Content-Type': type };
  return readJson(new Request('http://portal.test/', { method: 'POST', body, headers }), schema);
}

async function statusOf(body: BodyInit, type?: string): Promise<number> {
  const read = await send(body, type);
  return read.ok ? 200 : read.reason.status;
}

test('a body that fits comes back as a value', async () => {
  expect(await send('{"text":"ü 🙂"}')).toEqual({ ok: true, value: { text: 'ü 🙂' } });
});

test.each([
  ['NUL in a text', '{"text":"a\\u0000b"}'],
  ['half a character', '{"text":"\\ud800"}'],
  ['NUL further inside', '{"list":[{"text":"\\u0000"}]}'],
  ['an object for a text', '{"text":{"not":""}}'],
  ['a field of the language', '{"__proto__":{"text":"x"}}'],
  ['no JSON', '{"text"'],
  ['a hundred thousand brackets', '['.repeat(60_000)],
  ['no UTF-8', new Uint8Array([0x7b, 0xff, 0x7d])],
])('%s: 400', async (_what, body) => {
  expect(await statusOf(body)).toBe(400);
});

test('more than 64 KiB: 413, also when no length is announced', async () => {
  expect(await statusOf(JSON.stringify({ text: 'x'.repeat(70_000) }))).toBe(413);
});

test('another type: 415', async () => {
  expect(await statusOf('{}', 'text/plain')).toBe(415);
});

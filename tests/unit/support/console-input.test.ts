import { describe, expect, test } from 'vitest';
import { sessionFilterSchema } from '@/lib/support/list-sessions';
import { readLinkForm } from '@/lib/support/read-link-form';

const readHost = () => ({
  ok: true as const,
  value: { host: 'ftp.example.net', port: null, encryption: null },
});

describe('what no database text can hold', () => {
  test.each(['\0', 'a\0b', '\ud800', 'x\udc00'])('%j in a filter counts as no filter', (text) => {
    expect(sessionFilterSchema.parse({ text })).toMatchObject({ text: '' });
  });

  test.each(['note', 'user'])('in the field %s of a new link it is named', (field) => {
    const form = { profile: 'generic', host: 'ftp.example.net', note: '', user: '', [field]: 'a\0b' };
    const read = readLinkForm(form, readHost);
    expect(read).toMatchObject({ ok: false, reason: [{ field }] });
  });
});

test('what people write is taken as it is', () => {
  const form = { profile: 'generic', host: 'ftp.example.net', note: 'Grüße 🙂', user: 'jürgen' };
  expect(readLinkForm(form, readHost)).toMatchObject({
    ok: true,
    value: { note: 'Grüße 🙂', answers: { user: 'jürgen' } },
  });
  expect(sessionFilterSchema.parse({ text: ' Grüße 🙂 ' })).toMatchObject({ text: 'Grüße 🙂' });
});

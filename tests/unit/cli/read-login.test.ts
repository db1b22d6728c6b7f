import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readFirstLine } from '@/lib/cli/read-first-line';
import { readLogin } from '@/lib/cli/read-login';
import { fakeTerminal } from './fake-terminal';

describe('the login of a diagnosis', () => {
  it('without a user there is none, and nobody is asked', async () => {
    expect(await readLogin(undefined, undefined, fakeTerminal('secret').terminal)).toBeNull();
  });

  it('the password is asked for', async () => {
    const login = await readLogin('anna', undefined, fakeTerminal('secret').terminal);
    expect(login).toEqual({ user: 'anna', password: 'secret' });
  });

  it('the password comes from an open file', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'portside-login-'));
    const file = path.join(folder, 'password');
    writeFileSync(file, 'pässword with blanks \nsecond line');
    const fd = openSync(file, 'r');
    const login = await readLogin('anna', String(fd), fakeTerminal().terminal);
    expect(login?.password).toBe('pässword with blanks ');
    try {
      closeSync(fd);
    } catch {
      // The reader closed it already.
    }
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['no password', 'anna', undefined, null, 'No password was given'],
    ['no user for a password', undefined, '7', null, '--password-fd needs --user'],
    ['a file that is not open', 'anna', '987', null, 'cannot be read'],
    ['standard input by number', 'anna', '0', null, '3 or higher'],
    ['a line break in the user', 'an\nna', undefined, 'x', 'cannot contain line breaks'],
    ['a line break in the password', 'anna', undefined, 'a\rb', 'cannot contain line breaks'],
    ['an empty user', '', undefined, 'x', 'cannot contain'],
  ])('%s is refused', async (_situation, user, descriptor, typed, sentence) => {
    await expect(readLogin(user, descriptor, fakeTerminal(typed).terminal)).rejects.toThrow(sentence);
  });

  it('of what is piped in only the first line counts, and 500 characters of it', async () => {
    const stream = (...parts: string[]) => Readable.from(parts.map((part) => Buffer.from(part)));
    expect(await readFirstLine(stream('sec', 'ret\r\nmore'))).toBe('secret');
    expect(await readFirstLine(stream(''))).toBeNull();
    expect((await readFirstLine(stream('x'.repeat(10_000))))?.length).toBe(500);
  });
});

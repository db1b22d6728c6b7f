import { describe, expect, test } from 'vitest';
import type { CauseId } from '@/lib/diagnosis/cause-id';
import { readServerWords } from '@/lib/diagnosis/server-words/read-server-words';
import { observe, reply } from '../../support/observe';

/** What each reply means most, and by which stage it came. */
const logins: readonly (readonly [number, string, CauseId])[] = [
  [530, "User's home directory is missing or not accessible", 'permission-denied'],
  [530, 'Account suspended', 'account-disabled'],
  [530, 'One-time code required', 'two-factor-blocks-login'],
  [530, 'You must change your password first', 'password-change-required'],
  [530, 'Not allowed to use FTP', 'protocol-disabled'],
  [530, 'Your IP address 203.0.113.9 is not allowed', 'source-ip-not-allowed'],
  [421, "I can't accept more than 4 connections as the same user", 'too-many-connections'],
  [421, 'Maximum login limit has been reached.', 'service-full'],
  [503, 'Use AUTH first.', 'tls-required'],
  [421, 'TLS is required', 'tls-required'],
  [534, 'Policy requires SSL.', 'tls-required'],
];

const strongest = (sayings: ReturnType<typeof readServerWords>) =>
  [...sayings]
    .map(([cause, list]) => ({ cause, strength: list[0]?.strength ?? 0 }))
    .sort((a, b) => b.strength - a.strength)[0]?.cause;

describe('replies to a login', () => {
  test.each(logins)('%i %s', (code, text, cause) => {
    expect(strongest(readServerWords([observe().refusesLogin(code, text)]))).toBe(cause);
  });
});

test('a bare 530 leaves other reasons open, as weak ones', () => {
  const sayings = readServerWords([observe().refusesLogin(530, 'Not logged in.')]);
  expect([...sayings.keys()].sort()).toEqual(
    [
      'account-disabled',
      'login-incorrect',
      'password-change-required',
      'protocol-disabled',
      'source-ip-not-allowed',
      'two-factor-blocks-login',
    ].sort(),
  );
});

test('replies that agree mean nothing', () => {
  const o = observe();
  expect(readServerWords([o.greets(), o.logsIn(), o.transfers('upload')]).size).toBe(0);
});

test('a quoted message is weaker than one that was seen', () => {
  const o = observe();
  const text = 'Error: 530 Login failed: this account is disabled.';
  const told = readServerWords([o.answers('error-text', text)]).get('account-disabled')?.[0];
  expect(told?.told).toBe(true);
  expect(told?.strength).toBeLessThan(0.5);
});

test('numbers in a quoted message that are no replies mean nothing', () => {
  expect(
    readServerWords([observe().answers('error-text', 'Transferred 530 files; port 4210 open; v2.550 beta')])
      .size,
  ).toBe(0);
});

test('words of an upload do not count for a login', () => {
  const sayings = readServerWords([
    observe().transfers('upload', { reply: reply(550, 'Permission denied.') }),
  ]);
  expect([...sayings.keys()]).toEqual(['permission-denied']);
});

import { describe, expect, test } from 'vitest';
import { commonName } from '@/components/report/common-name';
import { repeatsAction } from '@/components/report/repeats-action';
import { shownState } from '@/components/report/shown-state';
import type { NextStep } from '@/lib/diagnosis/finding';

describe('the readable name in a certificate', () => {
  test.each([
    ['CN=ftp.example.com, O=Example, Inc., C=NL', 'ftp.example.com'],
    ['C=US, O=Example, Inc., OU=Files', 'Example, Inc.'],
    ['OU=Files', 'OU=Files'],
    ['CN=, O=Example', 'Example'],
    ['ftp.example.com', 'ftp.example.com'],
  ])('%s', (distinguished, name) => expect(commonName(distinguished)).toBe(name));
});

describe('a step to be sure', () => {
  const step = (id: string, sentence: string): NextStep => ({ kind: 'check', id, sentence, decides: [] });
  const actions = [
    { text: 'Test again in a few minutes, from the same place.', button: 'test-again' },
  ] as const;

  test('is not said twice, neither in the same words nor in nearly the same ones', () => {
    expect(repeatsAction(step('inside', 'Test again in a few minutes, from the office.'), actions)).toBe(
      true,
    );
    const told = 'From the same place, in a few minutes, test again.';
    expect(repeatsAction(step('inside', told), actions)).toBe(true);
    expect(repeatsAction(step('test-again', 'Run the same tests once more.'), actions)).toBe(true);
  });

  test('is said where it is something else', () => {
    expect(repeatsAction(step('evidence', "Paste your program's log."), actions)).toBe(false);
  });
});

test('a refusal that was never promised otherwise looks like no fault, any other state as it is', () => {
  expect(shownState({ state: 'blocked', fault: false })).toBe('no-fault');
  expect(shownState({ state: 'blocked', fault: true })).toBe('blocked');
  expect(shownState({ state: 'not-tested', fault: false })).toBe('not-tested');
});

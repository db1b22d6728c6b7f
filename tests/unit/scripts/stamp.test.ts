import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint, isCurrent, stamp } from '../../../scripts/stamp.mjs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'portside-stamp-'));
  mkdirSync(path.join(root, 'code/deep'), { recursive: true });
  writeFileSync(path.join(root, 'code/a.ts'), 'a');
  writeFileSync(path.join(root, 'code/deep/b.ts'), 'b');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const now = () => fingerprint(root, ['code', 'absent'], ['20']);

test('the same files give the same fingerprint', () => {
  expect(now()).toBe(now());
});

test.each([
  ['a changed file', () => writeFileSync(path.join(root, 'code/deep/b.ts'), 'c')],
  ['a new file', () => writeFileSync(path.join(root, 'code/c.ts'), '')],
  [
    'a renamed file',
    () => {
      rmSync(path.join(root, 'code/a.ts'));
      writeFileSync(path.join(root, 'code/z.ts'), 'a');
    },
  ],
  [
    'a folder that appeared',
    () => {
      mkdirSync(path.join(root, 'absent'));
      writeFileSync(path.join(root, 'absent/x'), 'x');
    },
  ],
])('%s changes the fingerprint', (_name, change) => {
  const before = now();
  change();
  expect(now()).not.toBe(before);
});

test('another Node version changes the fingerprint', () => {
  expect(fingerprint(root, ['code'], ['20'])).not.toBe(fingerprint(root, ['code'], ['22']));
});

test('what the set-up makes itself is no input', () => {
  const before = now();
  mkdirSync(path.join(root, 'code/generated'));
  writeFileSync(path.join(root, 'code/generated/client.ts'), 'x');
  expect(now()).toBe(before);
});

test('a stamp holds until the inputs change', () => {
  const made = path.join(root, 'made');
  expect(isCurrent(made, now())).toBe(false);
  mkdirSync(made);
  stamp(made, now());
  expect(isCurrent(made, now())).toBe(true);
  writeFileSync(path.join(root, 'code/a.ts'), 'other');
  expect(isCurrent(made, now())).toBe(false);
});

import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeSetupLock } from '../../../scripts/setup-lock.mjs';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'portside-lock-'));
  file = path.join(folder, 'setup.lock');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a lock is there until it is given back, and leaves nothing behind', async () => {
  const release = await takeSetupLock(file);
  expect(readdirSync(folder)).toEqual(['setup.lock']);
  release();
  expect(existsSync(file)).toBe(false);
});

test('a lock whose process is gone is taken over', async () => {
  writeFileSync(file, '4194399'); // above the largest process id of Linux
  const release = await takeSetupLock(file);
  release();
});

test('a lock of a living process is waited for', async () => {
  writeFileSync(file, String(process.ppid));
  let taken = false;
  const waiting = takeSetupLock(file).then((release) => {
    taken = true;
    return release;
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(taken).toBe(false);
  rmSync(file);
  (await waiting)();
  expect(taken).toBe(true);
});

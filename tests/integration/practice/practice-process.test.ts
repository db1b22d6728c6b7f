import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { practiceTableSchema } from '@/lib/practice/table';

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

const start = (words: string[], stdio: ('ignore' | 'pipe' | 'ipc')[]): ChildProcess => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/server/process/practice.ts', ...words], {
    stdio,
  });
  children.push(child);
  return child;
};

test('as a child it sends its table when it is ready and ends when its parent lets go', async () => {
  const child = start([], ['ignore', 'ignore', 'ignore', 'ipc']);
  const [message] = await once(child, 'message');
  expect(message).toMatchObject({ ready: true });
  const table = practiceTableSchema.parse((message as { table: unknown }).table);
  expect(table.servers.length).toBeGreaterThan(15);
  child.disconnect();
  expect(await once(child, 'exit')).toEqual([0, null]);
}, 30_000);

test('alone it prints where to connect, and SIGTERM ends it and removes its root certificate file', async () => {
  const child = start(['--alone'], ['ignore', 'pipe', 'ignore']);
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  await expect.poll(() => text, { timeout: 20_000 }).toContain('Ctrl-C');
  expect(text).toMatch(/ftps:\/\/127\.0\.0\.1:\d+ \(implicit TLS, stands for port 990\)/);
  expect(text).toContain('user practice, password open-sesame');
  const caFile = /\/\S+\.pem/.exec(text)?.[0] ?? '';
  expect(existsSync(caFile)).toBe(true);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(existsSync(caFile)).toBe(false);
}, 30_000);

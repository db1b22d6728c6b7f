import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/lib/server/database/embedded-postgres';

let folder: string;
let running: EmbeddedPostgres | undefined;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'portside-embedded-'));
});

afterEach(async () => {
  await running?.stop();
  running = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return (await client.query(sql).finally(() => client.end())).rows;
}

test('a first start makes a database that only its password opens', async () => {
  running = await startEmbeddedPostgres({ folder });
  expect(await query(running.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  const guessed = new URL(running.url);
  guessed.password = 'guessed';
  await expect(query(guessed.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
  expect(statSync(path.join(folder, 'pg18.password')).mode & 0o077).toBe(0);
});

test('a second start keeps data and address', async () => {
  running = await startEmbeddedPostgres({ folder });
  const { url } = running;
  await query(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
  await running.stop();
  expect(existsSync(path.join(folder, 'pg18', 'postmaster.pid'))).toBe(false);
  running = await startEmbeddedPostgres({ folder });
  expect(running.url).toBe(url);
  expect(await query(running.url, 'SELECT * FROM kept')).toEqual([{ answer: 42 }]);
});

test('kill -9 in the middle of writing loses no acknowledged row', async () => {
  running = await startEmbeddedPostgres({ folder });
  await query(running.url, 'CREATE TABLE rows (n int)');
  let acknowledged = 0;
  const client = new pg.Client({ connectionString: running.url });
  client.on('error', () => undefined);
  await client.connect();
  const writing = (async () => {
    for (;;) {
      await client.query('INSERT INTO rows VALUES ($1)', [acknowledged + 1]);
      acknowledged++;
    }
  })().catch(() => undefined);
  await vi.waitFor(() => expect(acknowledged).toBeGreaterThan(20), 10_000);
  running.child?.kill('SIGKILL');
  await writing;
  await vi.waitFor(() => expect(running?.isAlive()).toBe(false), 5_000);
  running = await startEmbeddedPostgres({ folder });
  const [row] = await query(running.url, 'SELECT count(*)::int AS n FROM rows');
  // The last insert may have been written without our having heard of it.
  expect(row.n - acknowledged).toBeGreaterThanOrEqual(0);
  expect(row.n - acknowledged).toBeLessThanOrEqual(1);
});

test('a server that outlived its supervisor is taken over', async () => {
  running = await startEmbeddedPostgres({ folder });
  const second = await startEmbeddedPostgres({ folder });
  expect(second).toMatchObject({ url: running.url, child: undefined });
  expect(second.isAlive()).toBe(true);
  await second.stop();
  await vi.waitFor(() => expect(running?.isAlive()).toBe(false), 5_000);
});

test('what an interrupted first start left behind does not stop the next one', async () => {
  mkdirSync(path.join(folder, 'pg18.init'));
  writeFileSync(path.join(folder, 'pg18.init', 'half'), 'x');
  running = await startEmbeddedPostgres({ folder });
  expect(await query(running.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

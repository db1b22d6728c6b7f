import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '@/lib/server/database/embedded-postgres';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the test run's server, its first database. */
    databaseServer: string;
  }
}

/** The migrated database that the database of each test file is a copy of. */
export const TEMPLATE = 'portside_template';

/** The same server, another database. */
export function databaseAt(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** Runs one statement on a connection of its own. */
export async function administer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** Runs the migration command; resolves with its output, whatever its exit status. */
export async function migrate(
  url: string,
  args: readonly string[],
  folder?: string,
): Promise<{ status: number | null; output: string }> {
  const script = path.resolve(import.meta.dirname, '../../prisma/migrate.mjs');
  const place = folder ? { PORTSIDE_PRISMA_FOLDER: folder } : {};
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, ...place, DATABASE_URL: url },
  });
  let output = '';
  child.stdout.on('data', (part) => {
    output += part;
  });
  child.stderr.on('data', (part) => {
    output += part;
  });
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, output };
}

/** One server per test run, quick because it would lose data in a power cut, and a migrated template on it. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'portside-test-db-'));
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
  };
  const database = await startEmbeddedPostgres({ folder, settings });
  await administer(database.url, `CREATE DATABASE ${TEMPLATE}`);
  const { status, output } = await migrate(databaseAt(database.url, TEMPLATE), ['deploy']);
  if (status !== 0) throw new Error(`The test database could not be migrated.\n${output}`);
  project.provide('databaseServer', database.url);
  return async () => {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

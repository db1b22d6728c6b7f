import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { administer, databaseAt, migrate } from '../../support/database';

const server = inject('databaseServer');
let folder: string;
let url: string;

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'portside-migrate-'));
  const name = `migrate_${randomUUID().replaceAll('-', '')}`;
  await administer(server, `CREATE DATABASE ${name}`);
  url = databaseAt(server, name);
  schema('model Note {\n  id Int @id\n  text String\n}');
});

afterEach(async () => {
  await administer(server, `DROP DATABASE "${new URL(url).pathname.slice(1)}" WITH (FORCE)`);
  rmSync(folder, { recursive: true, force: true });
});

function schema(models: string) {
  const head = 'generator client {\n  provider = "prisma-client"\n  output = "./generated"\n}\n';
  writeFileSync(
    path.join(folder, 'schema.prisma'),
    `${head}datasource db {\n  provider = "postgresql"\n}\n${models}\n`,
  );
}

function migration(name: string, sql: string) {
  mkdirSync(path.join(folder, 'migrations', name), { recursive: true });
  writeFileSync(path.join(folder, 'migrations', name, 'migration.sql'), sql);
}

async function rows(sql: string, database = url): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  return (await client.query(sql).finally(() => client.end())).rows;
}

const run = (...args: string[]) => migrate(url, args, folder);

test('a function body with semicolons arrives whole', async () => {
  migration(
    '1_function',
    'CREATE FUNCTION twice(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN n := n * 2; RETURN n; END; $$;\nSELECT 1;',
  );
  expect(await run('deploy')).toMatchObject({
    status: 0,
    output: expect.stringContaining('applied 1_function'),
  });
  expect(await rows('SELECT twice(21) AS answer')).toEqual([{ answer: 42 }]);
});

test('a new migration is computed in a scratch database, never in the main one', async () => {
  migration(
    '1_first',
    'CREATE TABLE "Note" ("id" INTEGER NOT NULL, CONSTRAINT "Note_pkey" PRIMARY KEY ("id"));',
  );
  expect((await run('new', 'text')).status).toBe(0);
  const written = readdirSync(path.join(folder, 'migrations')).find((name) => name.endsWith('_text'));
  const sql = readFileSync(path.join(folder, 'migrations', written ?? '', 'migration.sql'), 'utf8');
  expect(sql).toMatch(/ALTER TABLE "Note" ADD COLUMN\s+"text" TEXT NOT NULL/);
  expect(await rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).toEqual([]);
  expect(await rows("SELECT datname FROM pg_database WHERE datname LIKE 'prisma_shadow%'")).toEqual([]);
});

test('a database with triggers, indexes, defaults and enums is described without a refusal', async () => {
  migration(
    '1_all',
    `CREATE TYPE "Colour" AS ENUM ('red', 'blue');
     CREATE TABLE "Note" ("id" INTEGER NOT NULL, "text" TEXT NOT NULL DEFAULT 'a', "colour" "Colour"[], CONSTRAINT "Note_pkey" PRIMARY KEY ("id"));
     CREATE UNIQUE INDEX "Note_text" ON "Note" ("text") WHERE "text" <> '';
     CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_notify('x', NEW."text"); RETURN NEW; END; $$;
     CREATE TRIGGER tell AFTER INSERT ON "Note" FOR EACH ROW EXECUTE FUNCTION tell();`,
  );
  expect((await run('deploy')).status).toBe(0);
  const status = await run('status');
  expect(status).toMatchObject({ status: 0, output: expect.stringContaining('"failedMigrationNames": []') });
});

test('a migration that fails leaves only its mark, and goes on after it was marked as rolled back', async () => {
  migration('1_broken', 'CREATE TABLE "Left" ("id" INTEGER);\nSELECT no_such_function();');
  expect((await run('deploy')).status).toBe(1);
  expect(await rows("SELECT tablename FROM pg_tables WHERE tablename = 'Left'")).toEqual([]);
  expect((await run('deploy')).output).toContain('1_broken');
  expect((await run('rolled-back', '1_broken')).status).toBe(0);
  migration('1_broken', 'CREATE TABLE "Left" ("id" INTEGER);');
  expect((await run('deploy')).status).toBe(0);
});

test('two deployments that start together apply each migration once', async () => {
  migration('1_slow', 'CREATE TABLE "Once" ("id" INTEGER);\nSELECT pg_sleep(0.3);');
  const both = await Promise.all([run('deploy'), run('deploy')]);
  expect(both.map((one) => one.status)).toEqual([0, 0]);
  expect(both.filter((one) => one.output.includes('applied 1_slow'))).toHaveLength(1);
});

test('the migrations of the product lead exactly to its schema', async () => {
  cpSync(path.resolve(import.meta.dirname, '../../../prisma'), folder, { recursive: true });
  expect((await run('new', 'difference')).output).toContain('already lead to this schema');
});

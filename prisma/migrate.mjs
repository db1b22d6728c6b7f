// Migrations in this process: Prisma's schema engine as WebAssembly over node-postgres, for machines
// that cannot download the native engine. It keeps the standard `_prisma_migrations` table.
//
//   DATABASE_URL=… node prisma/migrate.mjs deploy | status | new <name> | rolled-back <name>
//
// Run it as a child process: the engine holds a timer of ten seconds.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { migrationAdapter } from './migration-adapter.mjs';

const folder = process.env.PORTSIDE_PRISMA_FOLDER ?? import.meta.dirname;
const migrations = path.join(folder, 'migrations');
const schemaFile = path.join(folder, 'schema.prisma');
const filters = { externalTables: [], externalEnums: [] };

/** Two processes that start at once must not migrate at once. The number is arbitrary but fixed. */
const ADVISORY_LOCK = 7_021_990;

async function openEngine(url, schema) {
  globalThis.PRISMA_WASM_PANIC_REGISTRY ??= { set_message: (message) => console.error(message) };
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const code = await readFile(path.join(path.dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(code, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start?.();
  const factory = bindMigrationAwareSqlAdapterFactory(migrationAdapter(url));
  return glue.SchemaEngine.new({ datamodels: [[schemaFile, schema]] }, () => {}, factory);
}

async function readMigrations() {
  const entries = await readdir(migrations, { withFileTypes: true }).catch(() => []);
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const directory = async (name) => {
    const value = await readFile(path.join(migrations, name, 'migration.sql'), 'utf8');
    return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } } };
  };
  return {
    baseDir: migrations,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(names.map(directory)),
  };
}

const commands = {
  async deploy({ engine, migrationsList }) {
    const { appliedMigrationNames: applied } = await engine.applyMigrations({ migrationsList, filters });
    console.log(applied.length > 0 ? `applied ${applied.join(', ')}` : 'the database is up to date');
  },
  async status({ engine, migrationsList }) {
    const history = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: true,
      filters,
    });
    console.log(JSON.stringify(history, null, 2));
    const needs = await engine.devDiagnostic({ migrationsList, filters });
    console.log(JSON.stringify(needs, null, 2));
  },
  async new({ engine, migrationsList, schema, name }) {
    if (!/^[a-z0-9_]{1,60}$/.test(name ?? ''))
      throw new Error('Name the migration in small letters and underscores.');
    const from = { tag: 'migrations', ...migrationsList };
    const to = { tag: 'schemaDatamodel', files: [{ path: schemaFile, content: schema }] };
    const difference = await engine.diff({
      from,
      to,
      script: true,
      exitCode: true,
      shadowDatabaseUrl: null,
      filters,
    });
    if (difference.exitCode === 0) return console.log('the migrations already lead to this schema');
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const target = path.join(migrations, `${stamp}_${name}`);
    await mkdir(target, { recursive: true });
    await writeFile(path.join(target, 'migration.sql'), difference.stdout);
    await writeFile(path.join(migrations, 'migration_lock.toml'), 'provider = "postgresql"\n');
    console.log(`wrote ${target}`);
  },
  async 'rolled-back'({ engine, name }) {
    if (!name) throw new Error('Name the failed migration.');
    await engine.markMigrationRolledBack({ migrationName: name });
    console.log(`marked ${name} as rolled back`);
  },
};

async function main([command = 'deploy', name]) {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set.');
  const run = commands[command];
  if (!run) throw new Error(`Say one of: ${Object.keys(commands).join(', ')}.`);
  const lock = new pg.Client({ connectionString: url });
  await lock.connect();
  await lock.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
  try {
    const schema = await readFile(schemaFile, 'utf8');
    const engine = await openEngine(url, schema);
    await run({ engine, schema, name, migrationsList: await readMigrations() });
  } finally {
    await lock.end();
  }
}

try {
  await main(process.argv.slice(2));
  process.exit(0);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

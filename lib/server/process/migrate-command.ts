import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { startEmbeddedPostgres } from '@/lib/server/database/embedded-postgres';
import { childEnvironment, settings } from '@/lib/server/settings';

// `npm run db:migrate -- <command>`: the migration command on the operator's database or the built-in one.
if (existsSync('.env')) process.loadEnvFile('.env');
const read = settings();
const builtIn =
  read.databaseUrl === undefined ? await startEmbeddedPostgres({ folder: read.dataFolder }) : undefined;
const child = spawn(process.execPath, [path.resolve('prisma/migrate.mjs'), ...process.argv.slice(2)], {
  env: childEnvironment({ DATABASE_URL: read.databaseUrl ?? builtIn?.url, CHECKPOINT_DISABLE: '1' }),
  stdio: 'inherit',
});
process.exitCode = await new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
// A database that was running before belongs to a running portal and stays.
if (builtIn?.child) await builtIn.stop();

import { spawn } from 'node:child_process';
import path from 'node:path';
import { childEnvironment } from '@/lib/server/settings';

/**
 * Brings the database to the newest migration, in a child process of its own.
 *
 * @throws with the engine's words when a migration failed or the database cannot be reached
 */
export async function migrateDatabase(databaseUrl: string): Promise<void> {
  const script = path.resolve(import.meta.dirname, '../../../prisma/migrate.mjs');
  const child = spawn(process.execPath, [script, 'deploy'], {
    env: childEnvironment({ DATABASE_URL: databaseUrl, CHECKPOINT_DISABLE: '1' }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (part: Buffer) => {
    output = (output + part.toString()).slice(-8000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`The database could not be brought up to date.\n${output.trim()}`);
}

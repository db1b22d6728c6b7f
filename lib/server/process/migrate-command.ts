import { spawn } from 'node:child_process';
import path from 'node:path';
import { joinInstallation } from '@/lib/server/join-installation';
import { childEnvironment } from '@/lib/server/settings';

// `npm run db:migrate -- <command>`: the migration command on the database of this installation.
const leave = await joinInstallation();
const child = spawn(process.execPath, [path.resolve('prisma/migrate.mjs'), ...process.argv.slice(2)], {
  env: childEnvironment({ CHECKPOINT_DISABLE: '1' }),
  stdio: 'inherit',
});
process.exitCode = await new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
await leave();

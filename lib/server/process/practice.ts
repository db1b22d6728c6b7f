import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describePractice } from '@/lib/practice/describe-practice';
import { startPractice } from '@/lib/practice/start-practice';
import { log } from '@/lib/server/log';

/**
 * The practice servers as a process of their own.
 *
 * As a child of the supervisor it announces documentation addresses, sends `{ ready: true, table }` and ends
 * when the channel to its parent closes or on SIGTERM. With `--alone` it announces loopback, prints what
 * runs where, and ends on Ctrl-C. Exit status 0 after a stop, 1 when it could not start.
 */
async function main(): Promise<void> {
  const alone = process.argv.includes('--alone');
  const practice = await startPractice({
    announce: alone ? 'loopback' : 'documentation',
    log: (message) => {
      if (!alone) log.info('practice_server_ready', { message });
    },
  });
  const folder = alone ? await mkdtemp(join(tmpdir(), 'portside-practice-')) : null;

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await practice.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.once('disconnect', stop);

  if (folder) {
    const caFile = join(folder, 'practice-root.pem');
    await writeFile(caFile, practice.table.caPem);
    process.stdout.write(describePractice(practice.table, caFile));
  }
  process.send?.({ ready: true, table: practice.table });
}

main().catch((error: unknown) => {
  log.error('practice_servers_did_not_start', { error });
  process.exit(1);
});

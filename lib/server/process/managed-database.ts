import { setTimeout as delay } from 'node:timers/promises';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/lib/server/database/embedded-postgres';
import type { ProcessLog } from '@/lib/server/process/process-log';

/** The built-in database, started again whenever it ends, until it is stopped. */
export type ManagedDatabase = { readonly url: string; readonly stop: () => Promise<void> };

const PAUSE_MS = 2_000;
const PROBE_MS = 2_000;

/** Starts the built-in database in `folder` and keeps it running. Its address stays the same. */
export async function keepDatabaseRunning(folder: string, log: ProcessLog): Promise<ManagedDatabase> {
  let current: EmbeddedPostgres = await startEmbeddedPostgres({ folder });
  const url = current.url;
  const stopping = new AbortController();

  const ended = async ({ child, isAlive }: EmbeddedPostgres) => {
    if (child) return new Promise<void>((resolve) => child.once('exit', () => resolve()));
    while (isAlive() && !stopping.signal.aborted) {
      await delay(PROBE_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const watch = async () => {
    for (;;) {
      await ended(current);
      if (stopping.signal.aborted) return;
      log.note('error', 'database', 'ended and is started again');
      while (!stopping.signal.aborted) {
        try {
          current = await startEmbeddedPostgres({ folder });
          break;
        } catch (error) {
          log.note('error', 'database', String(error));
          await delay(PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
        }
      }
    }
  };
  const watching = watch();

  const stop = async () => {
    stopping.abort();
    await current.stop();
    await watching;
  };
  return { url, stop };
}

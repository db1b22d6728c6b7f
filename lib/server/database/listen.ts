import 'server-only';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { log } from '@/lib/server/log';
import { settings } from '@/lib/server/settings';

/** What a listener is told. */
export type Listener = {
  /** A notification with its payload. */
  readonly heard: (payload: string) => void;
  /** Listening began, or began again after a lost connection: notifications may have been missed. */
  readonly joined: () => void;
};

const RETRY_MS = 500;

/**
 * Listens on a PostgreSQL channel over a connection of its own and comes back after every loss.
 *
 * @param channel a fixed name of small letters and underscores
 * @returns a function that stops listening and closes the connection
 */
export function listen(channel: string, listener: Listener): () => Promise<void> {
  if (!/^[a-z_]{1,60}$/.test(channel)) throw new Error(`${channel} cannot be the name of a channel`);
  const stopping = new AbortController();
  let client: pg.Client | undefined;

  const once = async () => {
    const current = new pg.Client({
      connectionString: settings().databaseUrl,
      keepAlive: true,
      connectionTimeoutMillis: 5000,
    });
    client = current;
    const lost = new Promise<unknown>((resolve) => {
      current.on('error', resolve);
      current.on('end', () => resolve(undefined));
    });
    current.on('notification', (message) => listener.heard(message.payload ?? ''));
    await current.connect();
    await current.query(`LISTEN ${channel}`);
    listener.joined();
    const error = await lost;
    if (!stopping.signal.aborted) log.warn('listen_connection_lost', { channel, error });
  };

  const loop = async () => {
    while (!stopping.signal.aborted) {
      await once().catch((error: unknown) => log.warn('listen_failed', { channel, error }));
      await client?.end().catch(() => undefined);
      if (!stopping.signal.aborted) {
        await delay(RETRY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  };
  const ended = loop();

  return async () => {
    stopping.abort();
    await client?.end().catch(() => undefined);
    await ended;
  };
}

import { expect, test, vi } from 'vitest';
import { pool, prisma } from '@/lib/server/database/client';
import { listen } from '@/lib/server/database/listen';

test('the client reaches the migrated database of this file', async () => {
  await expect(prisma.$queryRaw`SELECT count(*)::int AS n FROM _prisma_migrations`).resolves.toHaveLength(1);
});

test('a listener hears notifications, also after its connection was cut', async () => {
  const heard: string[] = [];
  const joined = vi.fn();
  const stop = listen('test_channel', { heard: (payload) => heard.push(payload), joined });
  try {
    await vi.waitFor(() => expect(joined).toHaveBeenCalledTimes(1), 5000);
    await pool.query("SELECT pg_notify('test_channel', 'before')");
    await vi.waitFor(() => expect(heard).toEqual(['before']), 5000);
    await pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN test_channel' AND pid <> pg_backend_pid()",
    );
    await vi.waitFor(() => expect(joined).toHaveBeenCalledTimes(2), 5000);
    await pool.query("SELECT pg_notify('test_channel', 'after')");
    await vi.waitFor(() => expect(heard).toEqual(['before', 'after']), 5000);
  } finally {
    await stop();
  }
});

test('a channel name cannot carry a statement', () => {
  const nothing = { heard: () => undefined, joined: () => undefined };
  expect(() => listen('x; DROP TABLE y', nothing)).toThrow('cannot be the name of a channel');
});

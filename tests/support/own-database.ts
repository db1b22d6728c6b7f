import { randomUUID } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { administer, databaseAt, TEMPLATE } from './database';

// Gives each test file a migrated database of its own, before the file loads the code under test.
const server = inject('databaseServer');
const name = `test_${randomUUID().replaceAll('-', '')}`;
await administer(server, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
process.env.DATABASE_URL = databaseAt(server, name);
process.env.PORTSIDE_SECRET ??= 'a secret for tests, known to all of them';

afterAll(async () => {
  const { closeDatabase } = await import('@/lib/server/database/client');
  await closeDatabase();
  await administer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
});

import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '@/lib/server/database/generated/client';
import { log } from '@/lib/server/log';
import { settings } from '@/lib/server/settings';

type Store = { portsideDatabase?: { pool: pg.Pool; prisma: PrismaClient } };

function open() {
  const pool = new pg.Pool({
    connectionString: settings().databaseUrl,
    max: 10,
    connectionTimeoutMillis: 5000,
    allowExitOnIdle: true,
  });
  // An idle connection that breaks is replaced by the pool; unheard, the event would end the process.
  pool.on('error', (error) => log.warn('database_connection_lost', { error }));
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

// One pool per process, even when the module is loaded again by hot reload or in a second bundle.
const store = globalThis as Store;
store.portsideDatabase ??= open();

/** The database client of this process. Nothing connects before the first query. */
export const prisma = store.portsideDatabase.prisma;

/** The pool under `prisma`, at most ten connections, for what needs plain SQL. */
export const pool = store.portsideDatabase.pool;

/** Closes every connection of this process. */
export async function closeDatabase(): Promise<void> {
  await prisma.$disconnect();
  await pool.end();
}

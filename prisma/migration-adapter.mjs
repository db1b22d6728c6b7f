// The node-postgres adapter as the schema engine needs it. Three things differ from the stock one:
// scripts are sent whole, the scratch database is a database of its own, and catalogue types are read.
import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';

const TEXT = 25;
const TEXT_ARRAY = 1009;
const CHAR = 18;

/**
 * Types of the system catalogue which the stock adapter refuses although the engine asks for them:
 * "char", int2vector, regproc, oidvector, pg_node_tree, regclass, regtype, name[].
 */
const READ_AS = new Map([
  [CHAR, TEXT],
  [22, TEXT],
  [24, TEXT],
  [30, TEXT],
  [194, TEXT],
  [2205, TEXT],
  [2206, TEXT],
  [1003, TEXT_ARRAY],
]);

function readingCatalogue(queryable) {
  const types = new WeakMap();
  const performIO = queryable.performIO.bind(queryable);
  const queryRaw = queryable.queryRaw.bind(queryable);
  queryable.performIO = async (query) => {
    const result = await performIO(query);
    const fields = result.fields ?? [];
    types.set(
      query,
      fields.map((field) => field.dataTypeID),
    );
    for (const field of fields) field.dataTypeID = READ_AS.get(field.dataTypeID) ?? field.dataTypeID;
    return result;
  };
  queryable.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const [column, type] of (types.get(query) ?? []).entries()) {
      if (type === CHAR) result.columnTypes[column] = ColumnTypeEnum.Character;
    }
    return result;
  };
  return queryable;
}

/** The URL as separate fields, so that another database on the same server can be opened. */
function connection(url) {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || 5432,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    ssl: tls(searchParams.get('sslmode')),
  };
}

/** libpq's words: `require` encrypts without a check of the certificate, `verify-*` checks it. */
function tls(mode) {
  if (mode?.startsWith('verify')) return true;
  return mode === 'require' ? { rejectUnauthorized: false } : undefined;
}

async function openDatabase(config, afterwards) {
  const pool = new pg.Pool({ ...config, max: 1, allowExitOnIdle: true });
  const adapter = readingCatalogue(await new PrismaPg(pool, { disposeExternalPool: true }).connect());
  const startTransaction = adapter.startTransaction.bind(adapter);
  const dispose = adapter.dispose.bind(adapter);
  adapter.startTransaction = async (level) => readingCatalogue(await startTransaction(level));
  // The stock adapter cuts a script at every semicolon and so through the bodies of functions. One
  // message of the simple protocol keeps it whole and runs it in one transaction.
  adapter.executeScript = async (sql) => {
    await pool.query(sql).catch((error) => adapter.onError(error));
  };
  adapter.dispose = async () => {
    await dispose();
    await afterwards?.();
  };
  return adapter;
}

/** An adapter factory for `bindMigrationAwareSqlAdapterFactory`. */
export function migrationAdapter(url) {
  const config = connection(url);
  const administer = async (sql) => {
    const client = new pg.Client(config);
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => openDatabase(config),
    // Given a connection string, the stock adapter opens the main database here.
    connectToShadowDb: async () => {
      const scratch = `prisma_shadow_${randomUUID().replaceAll('-', '')}`;
      await administer(`CREATE DATABASE "${scratch}"`);
      const drop = () => administer(`DROP DATABASE IF EXISTS "${scratch}" WITH (FORCE)`);
      return openDatabase({ ...config, database: scratch }, drop);
    },
  };
}

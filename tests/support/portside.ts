import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '@/lib/server/database/free-port';

/** A running portal with a data folder of its own. */
export type RunningPortal = {
  readonly url: string;
  readonly login: { readonly email: string; readonly password: string };
  /** Process id of the supervisor. */
  readonly pid: number;
  readonly stop: () => Promise<void>;
};

type Ready = { ready: true; url: string; login?: { email: string; password: string } };

const START_MS = 120_000;
const STOP_MS = 45_000;

/**
 * Starts the whole portal as `npm start` does, on a free port, with an empty data folder. The pages must
 * have been built.
 *
 * @param environment further variables; `undefined` takes one away
 */
export async function startPortside(
  environment: Readonly<Record<string, string | undefined>> = {},
): Promise<RunningPortal> {
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'portside-test-'));
  const port = await freePort();
  const unset = {
    DATABASE_URL: undefined,
    PORTSIDE_URL: undefined,
    PORTSIDE_LAB: undefined,
    NODE_ENV: undefined,
  };
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/server/process/supervisor.ts'], {
    env: {
      ...process.env,
      ...unset,
      PORT: String(port),
      PORTSIDE_DATA: dataFolder,
      ...environment,
    } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));

  const stop = async () => {
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(force);
    rmSync(dataFolder, { recursive: true, force: true });
  };

  const limit = setTimeout(() => child.kill('SIGTERM'), START_MS);
  const ready = await Promise.race([
    new Promise<Ready>((resolve) => child.once('message', (message) => resolve(message as Ready))),
    ended.then(() => undefined),
  ]);
  clearTimeout(limit);
  if (!ready?.login || child.pid === undefined) {
    await stop();
    throw new Error('The portal for the tests did not start.');
  }
  return { url: ready.url, login: ready.login, pid: child.pid, stop };
}

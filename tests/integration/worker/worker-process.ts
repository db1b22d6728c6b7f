import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const root = path.resolve(import.meta.dirname, '../../..');

export interface WorkerProcess {
  readonly pid: number;
  readonly child: ChildProcess;
  /** Everything it has written so far. */
  readonly output: () => string;
  /** Ends with the exit code, or the signal. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

/**
 * Starts a real worker on the test file's database and waits until it is ready.
 *
 * @param background `short`: what takes minutes takes a second
 */
export async function startWorker(
  extra: Readonly<Record<string, string>> = {},
  background: 'short' | 'real' = 'short',
): Promise<WorkerProcess> {
  const preload = path.join(import.meta.dirname, 'short-background.ts');
  const command = [
    '--conditions=react-server',
    '--import',
    'tsx',
    ...(background === 'short' ? ['--import', preload] : []),
    path.join(root, 'lib/server/process/worker.ts'),
  ];
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: { ...process.env, ...extra } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  const keep = (part: Buffer) => {
    output += part.toString();
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? code ?? -1));
  });
  const ready = new Promise<boolean>((resolve) => {
    child.once('message', () => resolve(true));
    child.once('exit', () => resolve(false));
  });
  const started = await Promise.race([ready, delay(30_000, false)]);
  if (!started || child.pid === undefined) {
    child.kill('SIGKILL');
    throw new Error(`The worker did not start.\n${output}`);
  }
  return { pid: child.pid, child, output: () => output, ended };
}

/** Ends workers by force, whatever state they are in. */
export async function killWorkers(workers: readonly WorkerProcess[]): Promise<void> {
  for (const { child } of workers)
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  await Promise.all(workers.map(({ ended }) => ended));
}

/** Looks again and again until there is an answer. */
export async function eventually<T>(
  look: () => Promise<T | null | undefined | false>,
  ms = 30_000,
): Promise<T> {
  const until = Date.now() + ms;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > until) throw new Error(`It did not happen within ${ms} ms.`);
    await delay(50);
  }
}

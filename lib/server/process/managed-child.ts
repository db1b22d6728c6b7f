import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ProcessLog } from '@/lib/server/process/process-log';
import { childEnvironment } from '@/lib/server/settings';

export type ManagedChildOptions = {
  /** Shown in messages and used as the name of the log file. */
  readonly name: string;
  /** Module below the project folder. */
  readonly module: string;
  readonly args?: readonly string[];
  /** False for the web pages: Next picks React's server build itself. */
  readonly serverOnly: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log: ProcessLog;
  /** Told of every sign of being ready, the first one included. */
  readonly onReady?: (message: unknown) => void;
  /** Milliseconds between the request to stop and the end by force. */
  readonly stopMs: number;
};

/** A child that is started again whenever it ends, until it is stopped. */
export type ManagedChild = {
  /** The first message it sends over its channel: its sign of being ready. */
  readonly ready: Promise<unknown>;
  /** Ends it so that it starts again, with the environment as it is by then. */
  readonly restart: () => void;
  readonly stop: () => Promise<void>;
};

/** A child that lived this long is started again at once; one that ended sooner waits, to spare the machine. */
const SETTLED_MS = 10_000;
const PAUSE_MS = 2_000;
/** A child that never became ready and ends this often will not become ready. */
const FRUITLESS_STARTS = 3;

/** Starts a TypeScript module as a child with a channel; both ends notice when the other is gone. */
export function startModule(
  options: Pick<ManagedChildOptions, 'module' | 'args' | 'serverOnly' | 'environment'>,
): ChildProcess {
  const root = path.resolve(import.meta.dirname, '../../..');
  const condition = options.serverOnly ? ['--conditions=react-server'] : [];
  const command = [...condition, '--import', 'tsx', path.join(root, options.module), ...(options.args ?? [])];
  return spawn(process.execPath, command, {
    cwd: root,
    env: childEnvironment(options.environment),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

/** Starts a child and keeps it running. `ready` rejects when it cannot be brought up at all. */
export function keepRunning(options: ManagedChildOptions): ManagedChild {
  const stopping = new AbortController();
  let child: ChildProcess | undefined;
  let everReady = false;
  let settle: { resolve: (message: unknown) => void; reject: (error: Error) => void } | undefined;
  const ready = new Promise<unknown>((resolve, reject) => {
    settle = { resolve, reject };
  });
  ready.catch(() => undefined); // who waits for it hears of it; nobody has to wait

  const liveOnce = async () => {
    const current = startModule(options);
    child = current;
    options.log.follow(current, options.name);
    current.once('message', (message) => {
      everReady = true;
      settle?.resolve(message);
      options.onReady?.(message);
    });
    return new Promise<string>((resolve) => {
      current.once('error', (error) => resolve(error.message));
      current.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
    });
  };

  const live = async () => {
    for (let start = 1; !stopping.signal.aborted; start++) {
      const began = Date.now();
      const end = await liveOnce();
      if (stopping.signal.aborted) return;
      options.log.note('error', options.name, `ended (${end}) and is started again`);
      if (!everReady && start >= FRUITLESS_STARTS) {
        settle?.reject(
          new Error(`The ${options.name} process does not start. Its log: ${options.log.file(options.name)}`),
        );
        return;
      }
      if (Date.now() - began < SETTLED_MS) {
        await delay(PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  };
  const ended = live();

  const stop = async () => {
    stopping.abort();
    child?.kill('SIGTERM');
    const force = setTimeout(() => child?.kill('SIGKILL'), options.stopMs);
    await ended;
    clearTimeout(force);
  };
  return { ready, restart: () => child?.kill('SIGTERM'), stop };
}

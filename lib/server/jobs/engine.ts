import { EventEmitter } from 'node:events';
import { Logger, parseCronItems, run, type WorkerEvents } from 'graphile-worker';
import { z } from 'zod';
import { log } from '@/lib/server/log';
import { taskOf } from './enqueue-run';

export interface EngineOptions {
  readonly databaseUrl: string;
  readonly worker: string;
  readonly network: string;
  /** How many runs this process does side by side. */
  readonly slots: number;
  readonly perform: (runId: string) => Promise<void>;
  readonly retention: () => Promise<void>;
}

export interface Engine {
  /** The name under which the engine locks jobs for this process. */
  readonly id: string;
  /** Takes no new job and resolves when those under way have ended. */
  readonly stop: () => Promise<void>;
  /** Settles when the engine has ended, also on its own. */
  readonly ended: Promise<void>;
}

const jobSchema = z.object({ runId: z.uuid() });

/** Notifications start jobs at once; this only finds what they missed. Every slot asks for itself. */
const POLL_MS = 5_000;
/** A job holds a connection only while it is fetched and while it is put away. */
const DATABASE_CONNECTIONS = 9;
/** Longer than a worker may take to stop: this process ends its runs itself. */
const ABORT_MS = 60_000;

/** The engine speaks of every job; what matters of them is logged here already. */
const quiet = new Logger(() => (level, message, facts) => {
  if (level === 'error') log.error('job_engine', { message });
  // It would like a connection per job, of which most would only wait.
  if (level === 'warning' && facts?.concurrency === undefined) log.warn('job_engine', { message });
});

/** Starts the job engine: runs of this network, runs addressed to this worker, and the hourly clean-up. */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const events: WorkerEvents = new EventEmitter();
  let id = '';
  events.once('pool:create', ({ workerPool }) => {
    id = workerPool.id;
  });
  const perform = (payload: unknown) => options.perform(jobSchema.parse(payload).runId);
  const runner = await run({
    connectionString: options.databaseUrl,
    maxPoolSize: DATABASE_CONNECTIONS,
    concurrency: options.slots,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: ABORT_MS,
    logger: quiet,
    events,
    taskList: {
      [taskOf(options.network)]: perform,
      [taskOf(options.network, options.worker)]: perform,
      retention: options.retention,
    },
    parsedCronItems: parseCronItems([
      { task: 'retention', match: '17 * * * *', options: { jobKey: 'retention' } },
    ]),
  });
  return { id, stop: () => runner.stop(), ended: runner.promise };
}

import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Result, refusal } from '@/lib/result';
import { type KeptReading, type KeptResult, type LogJob, readKeptLog } from './read-kept-log';

type ApartReading = KeptResult | Result<KeptReading, 'out-of-time' | 'busy'>;

/** UTF-16 units that are read in a few milliseconds, and so need no thread. */
const AT_ONCE = 48 * 1024;
/**
 * The largest log takes one or two seconds of a processor. The limit is in time that passes, and so leaves room for a
 * machine whose processors are all busy; nobody but other large logs waits meanwhile.
 */
const READ_MS = 10_000;
/** A thread needs its time to load on a busy machine; that is not the log's fault. */
const START_MS = 15_000;
/** A thread that nobody needs goes after this time. */
const IDLE_MS = 60_000;
/** Logs that wait for the thread. */
const WAITING = 8;

interface Thread {
  worker: Worker | null;
  ready: Promise<true> | null;
  /** Whoever waits for what is being read. */
  pending: {
    readonly resolve: (reading: KeptResult) => void;
    readonly reject: (error: Error) => void;
  } | null;
  waiting: number;
  /** The log that is being read, or was last. */
  turn: Promise<unknown>;
  idle: NodeJS.Timeout | undefined;
}

// One thread per process, also when Next loads this module twice.
const store = globalThis as { portsideLogThread?: Thread };
store.portsideLogThread ??= {
  worker: null,
  ready: null,
  pending: null,
  waiting: 0,
  turn: Promise.resolve(),
  idle: undefined,
};
const thread = store.portsideLogThread;

/**
 * Reads a client's log as `readKeptLog` does. A large one is read in a thread of its own, one after the other, so that
 * nobody else waits meanwhile; one that takes too long is given up.
 */
export async function readLogApart(job: LogJob): Promise<ApartReading> {
  if (job.raw.length <= AT_ONCE) return readKeptLog(job);
  if (thread.waiting >= WAITING) return refusal('busy');
  thread.waiting += 1;
  const reading = thread.turn.then(() => readInThread(job));
  thread.turn = reading.catch(() => undefined);
  try {
    return await reading;
  } finally {
    thread.waiting -= 1;
  }
}

async function readInThread(job: LogJob): Promise<ApartReading> {
  clearTimeout(thread.idle);
  const worker = thread.worker ?? startThread();
  if (!(await within(START_MS, thread.ready ?? Promise.resolve(true)))) {
    await endThread();
    return refusal('busy');
  }
  const answer = new Promise<KeptResult>((resolve, reject) => {
    thread.pending = { resolve, reject };
  });
  worker.postMessage(job);
  try {
    const reading = await within(READ_MS, answer);
    if (reading === null) await endThread();
    return reading ?? refusal('out-of-time');
  } finally {
    thread.pending = null;
    thread.idle = setTimeout(() => void endThread(), IDLE_MS).unref();
  }
}

function startThread(): Worker {
  // The source itself, beside the pages' bundle: the process that serves pages runs from it as well.
  const file = path.join(
    /*turbopackIgnore: true*/ process.cwd(),
    'lib/server/client-logs/start-log-worker.mjs',
  );
  const worker = new Worker(/*turbopackIgnore: true*/ file, {
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  thread.worker = worker;
  thread.ready = new Promise((resolve) => {
    worker.on('message', ({ reading }: { reading?: KeptResult }) => {
      if (reading) thread.pending?.resolve(reading);
      else resolve(true);
    });
  });
  const lost = (error: Error) => {
    if (thread.worker !== worker) return;
    thread.worker = null;
    thread.pending?.reject(error);
  };
  worker.on('error', lost);
  worker.on('exit', () => lost(new Error('The thread that reads logs has ended.')));
  // Listening for messages holds the process; this thread is no reason for it to stay.
  worker.unref();
  return worker;
}

async function endThread(): Promise<void> {
  const { worker } = thread;
  thread.worker = null;
  await worker?.terminate();
}

/** Null when it takes longer. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

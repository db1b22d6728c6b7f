import { parentPort } from 'node:worker_threads';
import { readLog } from '@/lib/client-logs/read-log';
import type { LogJob } from './read-log-apart';

// A thread of its own that reads one log after the other; it says when it is ready.
parentPort?.on('message', ({ raw, at, prefix }: LogJob) => {
  parentPort?.postMessage({ reading: readLog(raw, at, prefix) });
});
parentPort?.postMessage({ ready: true });

import { parentPort } from 'node:worker_threads';
import { type LogJob, readKeptLog } from './read-kept-log';

// A thread of its own that reads one log after the other; it says when it is ready.
parentPort?.on('message', (job: LogJob) => {
  parentPort?.postMessage({ reading: readKeptLog(job) });
});
parentPort?.postMessage({ ready: true });

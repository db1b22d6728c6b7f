import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const LONGEST_WAIT_MS = 15 * 60_000;

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function holder(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

/**
 * Waits until no other set-up works in this folder, so that `npm start` and `npm test` may be started
 * together. A lock whose process is gone is taken over.
 *
 * @returns a function that gives the lock back
 */
export async function takeSetupLock(file) {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  const until = Date.now() + LONGEST_WAIT_MS;
  let told = false;
  try {
    for (;;) {
      try {
        linkSync(own, file); // appears with its content, or fails when the file is there
        return () => rmSync(file, { force: true });
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const pid = holder(file);
      if (pid && pid !== process.pid && isAlive(pid)) {
        if (Date.now() > until)
          throw new Error(`Process ${pid} has been setting up for too long. End it and try again.`);
        if (!told) console.error(`› waiting for another set-up (process ${pid})`);
        told = true;
        await delay(200);
      } else {
        rmSync(file, { force: true });
      }
    }
  } finally {
    rmSync(own, { force: true });
  }
}

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Claims the data folder for this process, so that two starts do not share one built-in database.
 * A claim left behind by a crash is taken over.
 *
 * @returns a function that gives the folder back
 * @throws when another start uses the folder
 */
export function claimDataFolder(folder: string): () => void {
  const file = path.join(folder, 'supervisor.pid');
  mkdirSync(folder, { recursive: true });
  const holder = readHolder(file);
  if (holder !== undefined && holder !== process.pid && isSupervisor(holder)) {
    throw new Error(`Portside already runs with the data folder ${folder} (process ${holder}).`);
  }
  writeFileSync(file, String(process.pid));
  return () => {
    if (readHolder(file) === process.pid) rmSync(file, { force: true });
  };
}

function readHolder(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

/** Process ids are given out again, so the command line must be that of a supervisor as well. */
function isSupervisor(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('supervisor');
  } catch {
    const listed = spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
    return listed.error !== undefined || listed.stdout.includes('supervisor');
  }
}

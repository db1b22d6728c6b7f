import { readdirSync, readFileSync } from 'node:fs';

/** A process of this machine; Linux only, as it reads `/proc`. */
export type RunningProcess = { readonly pid: number; readonly parent: number; readonly command: string };

function read(pid: string): RunningProcess | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything; state and parent come after the last bracket.
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z') return undefined;
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return { pid: Number(pid), parent: Number(parent), command };
  } catch {
    return undefined; // it ended while it was looked at
  }
}

/** The living children of a process. */
export function childrenOf(pid: number): readonly RunningProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => read(name) ?? [])
    .filter((found) => found.parent === pid);
}

export const isAlive = (pid: number): boolean => read(String(pid)) !== undefined;

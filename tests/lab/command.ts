import { type ExecFileSyncOptions, execFileSync } from 'node:child_process';

/** Runs a command to its end. @throws with what the command said */
export function command(file: string, args: readonly string[], options: ExecFileSyncOptions = {}): string {
  try {
    return String(
      execFileSync(file, [...args], { stdio: ['pipe', 'pipe', 'pipe'], timeout: 30_000, ...options }),
    );
  } catch (error) {
    const said = String((error as { stderr?: unknown }).stderr ?? '').trim();
    throw new Error(`${file} ${args.join(' ')}: ${said || String(error)}`);
  }
}

/** Runs `ip` with one line of words. */
export const ip = (line: string): string => command('ip', line.split(' '));

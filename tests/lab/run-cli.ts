import { spawn } from 'node:child_process';
import type { Report } from '@/lib/reports/report';

const limitMs = 150_000;
/** With what takes minutes. */
const thoroughLimitMs = 480_000;

export interface CliRun {
  /** The product's command line. */
  readonly program: string;
  readonly namespace: string;
  readonly words: readonly string[];
  readonly password: string;
  /** The whole environment: nothing is inherited, so no proxy or trust setting of this machine plays in. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly cancel: AbortSignal;
}

/** Runs the product's own command line inside a namespace. @throws with what it complained of when it gives no report */
export function runCli(run: CliRun): Promise<Report> {
  const node = [process.execPath, '--conditions=react-server', run.program];
  return new Promise((resolve, reject) => {
    const child = spawn('ip', ['netns', 'exec', run.namespace, ...node, 'diagnose', ...run.words, '--json'], {
      env: run.environment as NodeJS.ProcessEnv,
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: run.words.includes('--thorough') ? thoroughLimitMs : limitMs,
      killSignal: 'SIGKILL',
      signal: run.cancel,
    });
    let printed = '';
    let complained = '';
    child.stdout.on('data', (part) => {
      printed += part;
    });
    child.stderr.on('data', (part) => {
      complained += part;
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(`${run.password}\n`);
    child.on('error', reject);
    child.on('close', (status) => {
      try {
        resolve(JSON.parse(printed) as Report);
      } catch {
        reject(new Error(`no report (status ${status}): ${complained.slice(-800)}`));
      }
    });
  });
}

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Missing } from './system-packages';

/** What came of a stage; `note` replaces the counts in the summary, for a stage that could not run. */
export type Outcome = { readonly passed: number; readonly failed: number; readonly note?: string };

export type Stage = {
  readonly name: string;
  readonly title: string;
  readonly run: (missing: readonly Missing[]) => Promise<Outcome>;
};

type Finished = { readonly status: number; readonly output: string };

/** Runs a program of node_modules and shows its output as it comes. */
export async function runTool(
  [tool = '', ...args]: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  const binary = path.resolve('node_modules/.bin', tool);
  const child = spawn(binary, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });
  let output = '';
  child.stdout.on('data', (part: Buffer) => {
    process.stdout.write(part);
    output = (output + part.toString()).slice(-100_000);
  });
  const status = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
  return { status, output };
}

/** A stage that passes when one command does. */
export const commandStage = (name: string, title: string, command: readonly string[]): Stage => ({
  name,
  title,
  run: async () => {
    const { status } = await runTool(command);
    return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  },
});

/** A stage that runs the vitest project of the same name. */
export const vitestStage = (name: string, title: string): Stage => ({
  name,
  title,
  run: async () => {
    const report = path.resolve(`tests/.results/${name}.json`);
    const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
    const { status } = await runTool(['vitest', 'run', '--project', name, ...reporters]);
    return withStatus(readVitest(report), status);
  },
});

/** A run that ends badly without a failed test, for example while it loads, is a failure all the same. */
export function withStatus({ passed, failed }: Outcome, status: number): Outcome {
  return { passed, failed: status !== 0 && failed === 0 ? 1 : failed };
}

function readVitest(report: string): Outcome {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: Number(numPassedTests), failed: Number(numFailedTests) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

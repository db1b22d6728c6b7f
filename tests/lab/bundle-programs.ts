import { rmSync } from 'node:fs';
import path from 'node:path';
import { command } from './command';

export interface LabPrograms {
  /** The product's command line, as one module. */
  readonly product: string;
  /** What stands in the namespaces, likewise. */
  readonly agent: string;
}

/**
 * Puts the product's command line and the lab's agent into one module each. A lab starts them some hundred times, and
 * from many sources that takes longer than the tests; and all situations meet the same state of the sources.
 *
 * @param folder is made anew, inside the project so that packages are found
 */
export function bundlePrograms(folder: string): LabPrograms {
  rmSync(folder, { recursive: true, force: true });
  command('node_modules/.bin/esbuild', [
    ...['lib/cli/main.ts', 'tests/lab/agent/agent.ts'],
    ...['--bundle', '--splitting', '--platform=node', '--format=esm', '--packages=external'],
    ...['--conditions=react-server', '--entry-names=[name]', `--outdir=${folder}`, '--log-level=error'],
  ]);
  return { product: path.resolve(folder, 'main.js'), agent: path.resolve(folder, 'agent.js') };
}

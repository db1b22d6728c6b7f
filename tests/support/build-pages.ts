import { spawnSync } from 'node:child_process';
import type { Stage } from './stage';

/** Builds the pages as `npm start` does, when they changed; false when the build failed. */
export function buildPages(): boolean {
  const command = ['scripts/bootstrap.mjs', '--build'];
  return spawnSync(process.execPath, command, { stdio: 'inherit' }).status === 0;
}

/** The same stage, after the pages were built. */
export const builtStage = (stage: Stage): Stage => ({
  ...stage,
  run: async (missing) => (buildPages() ? stage.run(missing) : { passed: 0, failed: 1 }),
});

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startPortside } from './portside';
import { type Outcome, runTool, type Stage, withStatus } from './stage';

/** The browser tests, against a portal that was built and started as `npm start` does it. */
export const browserStage: Stage = {
  name: 'browser',
  title: 'Browser',
  run: async (missing) => {
    const without = missing.find(({ program }) => program === 'chromium');
    if (without) return { passed: 0, failed: 0, note: `not run: ${without.consequence}` };
    const built = spawnSync(process.execPath, ['scripts/bootstrap.mjs', '--build'], { stdio: 'inherit' });
    if (built.status !== 0) return { passed: 0, failed: 1 };
    const portal = await startPortside();
    try {
      const report = path.resolve('tests/.results/browser.json');
      const command = [
        'playwright',
        'test',
        '--config',
        'tests/e2e/playwright.config.ts',
        '--reporter=list,json',
      ];
      const { status } = await runTool(command, {
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        PORTSIDE_TEST_URL: portal.url,
        PORTSIDE_TEST_EMAIL: portal.login.email,
        PORTSIDE_TEST_PASSWORD: portal.login.password,
      });
      return withStatus(readPlaywright(report), status);
    } finally {
      await portal.stop();
    }
  },
};

function readPlaywright(report: string): Outcome {
  try {
    const { stats } = JSON.parse(readFileSync(report, 'utf8'));
    // A test that passes only when repeated hides a fault: it counts as failed.
    return { passed: Number(stats.expected), failed: Number(stats.unexpected) + Number(stats.flaky) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

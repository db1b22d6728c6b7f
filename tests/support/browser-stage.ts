import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildPages } from './build-pages';
import { freshPlace, startPortside } from './portside';
import { type Outcome, runTool, type Stage, withStatus } from './stage';

/** The browser tests, against a portal that was built and started as `npm start` does it. */
export const browserStage: Stage = {
  name: 'browser',
  title: 'Browser',
  run: async (missing) => {
    const without = missing.find(({ program }) => program === 'chromium');
    if (without) return { passed: 0, failed: 0, note: `not run: ${without.consequence}` };
    if (!buildPages()) return { passed: 0, failed: 1 };
    const place = await freshPlace();
    const portal = await startPortside(place);
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
        PORTSIDE_TEST_EMAIL: portal.login?.email ?? '',
        PORTSIDE_TEST_PASSWORD: portal.login?.password ?? '',
      });
      return withStatus(readPlaywright(report), status);
    } finally {
      await portal.stop();
      rmSync(place.dataFolder, { recursive: true, force: true });
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

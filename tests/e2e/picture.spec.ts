import { existsSync } from 'node:fs';
import { test } from '@playwright/test';
import { Customer, RUN_MS } from './customer';

const PICTURE = 'public/screenshots/report.png';

test('the picture of the readme shows a real report', async ({ page }, info) => {
  // The one in the folder is replaced only on request, so that a test run leaves the folder as it was.
  const wanted = !existsSync(PICTURE) || process.env.PORTSIDE_TEST_PICTURE === '1';
  test.setTimeout(RUN_MS * 2);
  await page.setViewportSize({ width: 1280, height: 900 });
  const customer = new Customer(page);
  await customer.tries('Closed passive ports');
  await customer.waitsForReport();
  await page.screenshot({ path: wanted ? PICTURE : info.outputPath('report.png') });
});

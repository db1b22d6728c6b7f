import { expect, type Page, test } from '@playwright/test';
import { Customer, RUN_MS } from './customer';

/** Compressed script of the framework alone, measured on a page without any of ours. */
const FRAMEWORK_BYTES = 135 * 1024;
const OURS_BYTES = 60 * 1024;

/** Compressed bytes of every script that a page loads. */
async function scriptBytes(page: Page, load: () => Promise<unknown>): Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script')
      sizes.push(request.sizes().then((size) => size.responseBodySize));
  });
  await load();
  await page.waitForLoadState('networkidle');
  page.removeAllListeners('requestfinished');
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

test('customer pages stay light', async ({ page }) => {
  test.setTimeout(RUN_MS * 2);
  const customer = new Customer(page);
  await customer.tries('Expired certificate');
  await customer.waitsForReport();
  const check = new URL(page.url()).pathname.replace(/\/report$/, '');
  const pages = ['/', `${check}/host`, `${check}/answers`, `${check}/report`, `${check}/firewall`];
  const session = await page.context().newCDPSession(page);
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  for (const address of pages) {
    const bytes = await scriptBytes(page, () => page.goto(address));
    test
      .info()
      .annotations.push({ type: 'script', description: `${address} ${Math.round(bytes / 1024)} KiB` });
    expect(bytes, address).toBeLessThan(FRAMEWORK_BYTES + OURS_BYTES);
  }
});

test('the first page is there before any script runs', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
  await context.close();
});

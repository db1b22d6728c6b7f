import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { Customer, RUN_MS } from './customer';

const OURS_MOST = 60 * 1024;

/** Names of the scripts that the framework puts on every page, as the build lists them. */
const frameworkFiles = (): readonly string[] =>
  JSON.parse(readFileSync('.next/build-manifest.json', 'utf8')).rootMainFiles;

interface Weight {
  readonly framework: number;
  /** Everything else, also what the framework adds for parts that we use. */
  readonly ours: number;
}

/** Bytes of every script of a page as they came over the wire, headers included, from an empty cache. */
async function weigh(page: Page, address: string): Promise<Weight> {
  const session = await page.context().newCDPSession(page);
  const scripts = new Map<string, string>();
  const weight = { framework: 0, ours: 0 };
  const files = frameworkFiles();
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script') scripts.set(requestId, response.url);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const url = scripts.get(requestId);
    if (url === undefined) return;
    weight[files.some((file) => url.endsWith(`/${file}`)) ? 'framework' : 'ours'] += encodedDataLength;
  });
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  await session.detach();
  return weight;
}

test('customer pages stay light', async ({ page }) => {
  test.setTimeout(RUN_MS * 2);
  const customer = new Customer(page);
  await customer.tries('Expired certificate');
  await customer.waitsForReport();
  const check = new URL(page.url()).pathname.replace(/\/report$/, '');
  const pages = ['/', `${check}/host`, `${check}/answers`, `${check}/report`, `${check}/firewall`];
  for (const address of pages) {
    const { framework, ours } = await weigh(page, address);
    const words = `${address}: framework ${Math.round(framework / 1024)} KiB, ours ${Math.round(ours / 1024)} KiB`;
    test.info().annotations.push({ type: 'script', description: words });
    // Both are there on every page: a sum of nothing would pass for light.
    expect(framework, words).toBeGreaterThan(50 * 1024);
    expect(ours, words).toBeGreaterThan(1024);
    expect(ours, words).toBeLessThan(OURS_MOST);
  }
});

test('the first page is there before any script runs', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
  await context.close();
});

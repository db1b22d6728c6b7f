import { expect, test } from '@playwright/test';
import { Customer, RUN_MS } from './customer';

test.setTimeout(RUN_MS * 2);

test('a run survives a reload and ends on its report', async ({ page }) => {
  const customer = new Customer(page);
  await customer.tries('Silent server');
  await customer.sees('Testing from our network');
  await expect(page.getByText(/^\d+ ms$/).first()).toBeVisible();
  await page.reload();
  await customer.sees('Testing from our network');
  await customer.waitsForReport();
  await customer.sees(/says nothing/);
  await expect(page).toHaveTitle(/says nothing.* - Portside/);
});

test('a run that is stopped keeps what it found', async ({ page }) => {
  const customer = new Customer(page);
  await customer.tries('Silent server');
  await expect(page.getByText(/^\d+ ms$/).first()).toBeVisible();
  await customer.press('Stop and keep the results');
  await customer.waitsForReport();
  await expect(page.getByText('Not tested').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Addresses and ports' })).toBeVisible();
});

test('results arrive after the connection to the page was lost, and focus stays where it is', async ({
  page,
}) => {
  const stream = '**/api/v1/sessions/*/events*';
  await page.route(stream, (route) => route.abort());
  const customer = new Customer(page);
  await customer.tries('Silent server');
  const lost = page.getByRole('alert').filter({ hasText: 'connection to this page is lost' });
  await expect(lost).toBeVisible();
  const stop = page.getByRole('button', { name: 'Stop and keep the results' });
  await stop.focus();
  await page.unroute(stream);
  await expect(lost).toBeHidden();
  await expect(stop).toBeFocused();
  await customer.waitsForReport();
});

test('the link of a report can be read by others until it is ended', async ({ page, browser, baseURL }) => {
  const customer = new Customer(page);
  await customer.tries('Expired certificate');
  await customer.waitsForReport();
  const verdict = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  const shown = await page.getByText(/\/r\/[\w-]{43}$/).textContent();
  const link = new URL(shown ?? '').pathname;

  const other = await browser.newContext({ ...(baseURL && { baseURL }) });
  const reader = await other.newPage();
  await reader.goto(link);
  await expect(reader.getByRole('heading', { level: 1, name: verdict })).toBeVisible();
  await expect(reader.getByRole('button', { name: 'Test again' })).toHaveCount(0);
  const cookies = await other.cookies();
  expect(cookies).toEqual([]);

  await customer.press('End this link for good');
  await expect(page.getByText('The link of this report has been ended')).toBeVisible();
  const answer = await reader.goto(link);
  expect(answer?.status()).toBe(404);
  await other.close();
});

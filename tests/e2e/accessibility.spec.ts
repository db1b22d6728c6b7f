import { expect } from '@playwright/test';
import { test } from './agent';
import { Customer, RUN_MS } from './customer';
import { expectNoViolation, sideways } from './no-violation';

test.setTimeout(RUN_MS * 2);

test('every customer page and state is free of violations, in light and dark', async ({ page }) => {
  const customer = new Customer(page);
  await page.goto('/');
  await expectNoViolation(page, 'start');
  await customer.begins();
  await expectNoViolation(page, 'host');
  await customer.press('Continue');
  await expect(page).toHaveTitle(/^Error: /);
  await expectNoViolation(page, 'host with an error');
  await customer.namesHost('passive-port-closed.practice.test');
  await customer.sees('What happens?');
  await expectNoViolation(page, 'symptom');
  await customer.press('Continue');
  await expect(page).toHaveTitle(/^Error: /);
  await expectNoViolation(page, 'symptom with an error');
  await customer.chooses('What happens?', 'I do not know');
  await customer.sees('Which program makes the connection?');
  await expectNoViolation(page, 'client');
  await customer.chooses('Which program makes the connection?', 'I do not know');
  await customer.sees('How is the program set to encrypt?');
  await expectNoViolation(page, 'client settings');
  await customer.chooses('How is the program set to encrypt?', 'I do not know');
  await customer.sees('Check your answers');
  await page.getByText('Also test with your login').click();
  await expectNoViolation(page, 'answers');
  await customer.press('Start the tests');
  await customer.waitsForReport();
  await expectNoViolation(page, 'report');
  for (const summary of await page.locator('summary').all()) await summary.click();
  await expectNoViolation(page, 'report with everything open');
  const check = new URL(page.url()).pathname.replace(/\/report$/, '');
  for (const part of ['firewall', 'firewall?variant=alternate-port', 'login-test']) {
    await page.goto(`${check}/${part}`);
    await expectNoViolation(page, part);
  }
  await page.getByRole('button', { name: 'Test with this login' }).click();
  await expect(page).toHaveTitle(/^Error: /);
  await expectNoViolation(page, 'login test with errors');
  await page.goto('/busy');
  await expectNoViolation(page, 'busy');
  await page.goto('/nothing-here');
  await expectNoViolation(page, 'not found');
});

test('a run under way and a report after stopping it are free of violations', async ({ page }) => {
  const customer = new Customer(page);
  await customer.tries('Silent server');
  await customer.sees('Testing from our network');
  await expectNoViolation(page, 'running');
  await customer.press('Stop and keep the results');
  await customer.waitsForReport();
  await expectNoViolation(page, 'report of a stopped run');
});

test('the console is free of violations', async ({ browser, baseURL, agentState }) => {
  const context = await browser.newContext({ storageState: agentState, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  for (const address of [
    '/support',
    '/support?text=nothing-like-this',
    '/support/links',
    '/support/links/new',
  ]) {
    await page.goto(address);
    await expectNoViolation(page, address);
  }
  await context.clearCookies();
  await page.goto('/support/sign-in');
  await expectNoViolation(page, 'sign-in');
  await context.close();
});

test('nothing scrolls sideways at 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const customer = new Customer(page);
  await page.goto('/');
  expect(await sideways(page)).toBe(0);
  await customer.tries('Expired certificate');
  await customer.sees('Testing from our network');
  expect(await sideways(page)).toBe(0);
  await customer.waitsForReport();
  for (const summary of await page.locator('summary').all()) await summary.click();
  expect(await sideways(page)).toBe(0);
  const check = new URL(page.url()).pathname.replace(/\/report$/, '');
  for (const part of ['host', 'symptom', 'client', 'client-settings', 'answers', 'login-test', 'firewall']) {
    await page.goto(`${check}/${part}`);
    expect(await sideways(page), part).toBe(0);
  }
});

import { expect, type Page, test } from '@playwright/test';
import { Customer, RUN_MS } from './customer';

const MOST_STOPS = 60;

/** Goes on with Tab until the control with this name has the focus. */
async function tabTo(page: Page, role: 'button' | 'radio' | 'textbox', name: string | RegExp): Promise<void> {
  const wanted = page.getByRole(role, { name }).first();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not lead to ${name}.`);
}

test('the whole way by keyboard', async ({ page }) => {
  test.setTimeout(RUN_MS * 2);
  const customer = new Customer(page);
  await page.goto('/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the main part' })).toBeFocused();
  await tabTo(page, 'button', 'Start');
  await page.keyboard.press('Enter');

  await customer.sees('Which address does your program connect to?');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await tabTo(page, 'textbox', 'Which address');
  await page.keyboard.type('expired-certificate.practice.test');
  await page.keyboard.press('Enter');

  for (const [heading, choice] of [
    ['What happens?', 'It cannot connect'],
    ['Which program makes the connection?', 'FileZilla'],
    ['How is the program set to encrypt?', 'Encrypted, explicit'],
  ] as const) {
    await customer.sees(heading);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await tabTo(page, 'radio', choice);
    await page.keyboard.press('Space');
    await expect(page.getByRole('radio', { name: choice })).toBeChecked();
    await tabTo(page, 'button', 'Continue');
    await page.keyboard.press('Enter');
  }

  await customer.sees('Check your answers');
  await tabTo(page, 'button', 'Start the tests');
  await page.keyboard.press('Enter');
  await customer.waitsForReport();
  await customer.sees(/out of date/);
});

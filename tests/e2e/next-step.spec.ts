import { expect, type Page, test } from '@playwright/test';
import { Customer, RUN_MS } from './customer';
import { expectNoViolation, sideways } from './no-violation';

test.setTimeout(RUN_MS * 3);

const checkOf = (page: Page): string => new URL(page.url()).pathname.replace(/\/report$/, '');
const next = (page: Page) => page.getByRole('region', { name: /^Next: / });

async function reported(page: Page, told: { symptom: string; encryption: string }): Promise<Customer> {
  const customer = new Customer(page);
  await customer.begins();
  await customer.answers({ host: 'healthy-explicit.practice.test', client: 'FileZilla', ...told });
  await customer.press('Start the tests');
  await page.waitForURL(/\/(running|report)/);
  await customer.waitsForReport();
  return customer;
}

for (const { javaScriptEnabled, width } of [
  { javaScriptEnabled: true, width: 1280 },
  { javaScriptEnabled: true, width: 390 },
  { javaScriptEnabled: false, width: 390 },
]) {
  const how = `${javaScriptEnabled ? 'with' : 'without'} scripts at ${width} px`;

  test.describe(how, () => {
    test.use({ javaScriptEnabled, viewport: { width, height: 844 } });

    test('the report leads to the next step, and the answer comes back to it', async ({ page }) => {
      const customer = await reported(page, { symptom: 'It cannot connect', encryption: 'I do not know' });
      await expect(next(page)).toBeVisible();
      await expect(page.locator('main .bg-tide')).toHaveCount(1);
      if (javaScriptEnabled) await expectNoViolation(page, 'report with a next step');
      expect(await sideways(page)).toBe(0);
      await next(page).getByRole('link', { name: 'Test from your network' }).click();
      await customer.sees('Test from your network');
      await page.getByRole('link', { name: 'try another network instead' }).click();
      await customer.sees('Does it work from another network?');
      if (javaScriptEnabled) await expectNoViolation(page, 'another network');
      await customer.press('Continue');
      await expect(page.getByRole('alert').first()).toContainText('Choose what happened');
      await customer.chooses('Does it work from another network?', 'I cannot try it');
      await expect(page).toHaveURL(/\/report\?answered=other-network$/);
      await expect(page.getByRole('status').first()).toContainText('Your answer is kept');
      // Nobody is sent to the same page twice.
      await expect(page.getByRole('link', { name: 'Try another network' })).toHaveCount(0);
    });

    test('what is told about web site, account and message comes back as a changed verdict', async ({
      page,
    }) => {
      const customer = await reported(page, {
        symptom: 'The login is refused',
        encryption: 'Encrypted, explicit',
      });
      const check = checkOf(page);
      await page.goto(`${check}/web-login?from=report`);
      await customer.sees('Does the same login work on the web site?');
      if (javaScriptEnabled) await expectNoViolation(page, 'web login');
      await customer.chooses('Does the same login work on the web site?', 'Yes, it works there');
      await expect(page).toHaveURL(/\/report\?answered=web-login$/);

      await page.goto(`${check}/account?from=report`);
      await customer.sees('Are the settings of this user right?');
      await customer.press('Continue');
      await expect(page.getByRole('alert').first()).toContainText('Answer at least one');
      if (javaScriptEnabled) await expectNoViolation(page, 'account with an error');
      expect(await sideways(page)).toBe(0);
      const ftp = page.getByRole('group', { name: /^FTP is enabled/ });
      await ftp.getByRole('radio', { name: 'No', exact: true }).check();
      await customer.press('Continue');
      await customer.sees(/FTP is switched off for this user/);
      await expect(page.getByRole('status').first()).toContainText('With your answer we now think');

      await page.goto(`${check}/evidence?from=report`);
      await customer.sees('What does your program say?');
      if (javaScriptEnabled) await expectNoViolation(page, 'message');
      await page.getByRole('textbox').fill('The server says that this account is disabled.');
      await customer.press('Read these messages');
      await expect(page).toHaveURL(/\/report\?answered=evidence$/);
      await page.goto(`${check}/answers`);
      await expect(page.getByText('Yes, it works there')).toBeVisible();
      await expect(page.getByText('0 in order, 1 not in order, 0 not known')).toBeVisible();
    });

    test('another port is chosen from those that answered', async ({ page }) => {
      const customer = await reported(page, { symptom: 'I do not know', encryption: 'I do not know' });
      await page.goto(`${checkOf(page)}/use-port`);
      await customer.sees('Which port will your program use?');
      if (javaScriptEnabled) await expectNoViolation(page, 'ports');
      await page.getByRole('radio').first().check();
      await customer.press('Continue');
      await customer.sees('Check your answers');
      await expect(page.getByText(/healthy-explicit\.practice\.test:\d+/)).toBeVisible();
    });

    test('a network that is not on the internet is told that it cannot be called, and why', async ({
      page,
    }) => {
      const customer = new Customer(page);
      await customer.begins();
      await customer.namesHost('healthy-explicit.practice.test');
      await customer.sees('What happens?');
      const check = new URL(page.url()).pathname.replace(/\/symptom$/, '');
      await page.goto(`${check}/client-settings`);
      await expect(page.getByRole('link', { name: 'Let us call your network' })).toHaveCount(0);
      await page.getByRole('radio', { name: 'I do not know' }).first().check();
      await page.getByRole('radio', { name: /^Active/ }).check();
      await customer.press('Continue');
      // The answer leads on by itself; going elsewhere before it has done so would be overtaken.
      await page.waitForURL(({ pathname }) => !pathname.endsWith('/client-settings'));
      await page.goto(`${check}/client-settings`);
      await page.getByRole('link', { name: 'Let us call your network' }).click();
      await customer.sees('Active mode: let us call your network');
      await expect(page.getByText('so we cannot call you')).toBeVisible();
      await expect(page.getByRole('textbox')).toHaveCount(0);
      if (javaScriptEnabled) await expectNoViolation(page, 'inbound, refused');
    });
  });
}

import { expect, type Page, test } from '@playwright/test';
import { Customer, RUN_MS } from './customer';
import { expectNoViolation, sideways } from './no-violation';

test.setTimeout(RUN_MS * 2);

const log = [
  'Status: Connecting to 192.0.2.10:21...',
  'Status: Connection established, waiting for welcome message...',
  'Response: 220 Service ready',
  'Command: AUTH TLS',
  'Response: 234 Proceed',
  'Status: TLS connection established.',
  'Command: USER uma',
  'Response: 331 Password required for uma.',
  'Command: PASS hunter22',
  'Response: 530 Login incorrect.',
  'Error: Critical error: Could not connect to server',
].join('\n');

/** A check that names its host and has run nothing yet. */
async function namedHost(page: Page): Promise<string> {
  const customer = new Customer(page);
  await customer.begins();
  await customer.namesHost('healthy-explicit.practice.test');
  await customer.sees('What happens?');
  return new URL(page.url()).pathname.replace(/\/symptom$/, '');
}

for (const { javaScriptEnabled, width } of [
  { javaScriptEnabled: true, width: 1280 },
  { javaScriptEnabled: true, width: 390 },
  { javaScriptEnabled: false, width: 390 },
]) {
  test.describe(`${javaScriptEnabled ? 'with' : 'without'} scripts at ${width} px`, () => {
    test.use({ javaScriptEnabled, viewport: { width, height: 844 } });

    test('a pasted log shows the lines that tell and a changed verdict, and can be taken back', async ({
      page,
    }) => {
      const check = await namedHost(page);
      await page.goto(`${check}/evidence`);
      const customer = new Customer(page);
      await customer.sees('What does your program say?');
      if (javaScriptEnabled) await expectNoViolation(page, 'log form');
      expect(await sideways(page)).toBe(0);
      await customer.press('Read these messages');
      await expect(page.getByRole('alert').first()).toContainText('nothing in it yet');

      const box = page.getByRole('textbox', { name: 'Messages of your program' });
      await box.fill(log);
      if (javaScriptEnabled) {
        await box.blur();
        await expect(box).toHaveValue(/PASS \*\*\*\*/);
        await expect(page.getByText('1 place that looked like a password was masked here')).toBeVisible();
      }
      await customer.press('Read these messages');
      await customer.sees('Log of FileZilla');
      await expect(page.getByText('1 place that looked like a password was masked.')).toBeVisible();
      await expect(page.getByText('With this we now think:')).toBeVisible();
      await expect(page.getByRole('heading', { name: 'The lines that tell' })).toBeVisible();
      await expect(page.locator('mark').filter({ hasText: '530 Login incorrect.' })).toBeVisible();
      expect(await page.content()).not.toContain('hunter22');
      if (javaScriptEnabled) await expectNoViolation(page, 'log, read');
      expect(await sideways(page)).toBe(0);

      await page.goto(`${check}/evidence`);
      await page.getByRole('button', { name: 'Remove Log of FileZilla' }).click();
      await expect(page.getByRole('heading', { name: 'What you have given us' })).toHaveCount(0);
    });

    test('a file is taken as well', async ({ page }) => {
      const check = await namedHost(page);
      await page.goto(`${check}/evidence`);
      const buffer = Buffer.from(`\ufeff${log}`, 'utf16le');
      await page
        .getByLabel('Or choose a file')
        .setInputFiles({ name: 'filezilla.log', mimeType: 'text/plain', buffer });
      const box = page.getByRole('textbox', { name: 'Messages of your program' });
      if (javaScriptEnabled) await expect(box).toHaveValue(/530 Login incorrect/);
      await new Customer(page).press('Read these messages');
      await new Customer(page).sees('Log of FileZilla');
    });

    test('the script for the own network is offered, and its results can be pasted', async ({ page }) => {
      const check = await namedHost(page);
      await page.goto(`${check}/inside`);
      const customer = new Customer(page);
      await customer.sees('Test from your network');
      await expect(page.getByText('Waiting for the results')).toBeVisible();
      if (javaScriptEnabled) await expectNoViolation(page, 'script');
      expect(await sideways(page)).toBe(0);
      const link = page.getByRole('link', { name: 'Download it, to read it first' }).first();
      const script = await page.request.get((await link.getAttribute('href')) ?? '');
      expect(await script.text()).toContain("TARGET='healthy-explicit.practice.test'");
      const token = /TOKEN='([^']+)'/.exec(await script.text())?.[1] ?? '';

      const results = [
        'portside-kit 1 sh Linux',
        'order\thealthy-explicit.practice.test',
        'tcp\t192.0.2.10\t21\ttimed-out\t-',
        'end\n',
      ].join('\n');
      const sent = await page.request.post('/api/v1/kit/results', {
        headers: {
          Authorization: `Bearer ${token}`,
          'Content-Type': 'text/plain',
          Origin: new URL(page.url()).origin,
        },
        data: results,
      });
      expect(sent.status()).toBe(201);
      // With scripts the page fills in by itself.
      if (!javaScriptEnabled) await page.reload();
      await expect(page.getByText('Results have arrived')).toBeVisible();
      await page.getByText('The results could not be sent?').click();
      await page.getByRole('textbox', { name: 'Results of the script' }).fill('something else');
      await customer.press('Hand in these results');
      await expect(page.getByRole('alert').first()).toContainText('does not look like the results');
    });
  });
}

test('the log page works by keyboard alone', async ({ page }) => {
  const check = await namedHost(page);
  await page.goto(`${check}/evidence`);
  const box = page.getByRole('textbox', { name: 'Messages of your program' });
  for (let tabs = 0; tabs < 15 && !(await box.evaluate((one) => one === document.activeElement)); tabs++)
    await page.keyboard.press('Tab');
  await page.keyboard.insertText(log);
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Or choose a file')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await new Customer(page).sees('Log of FileZilla');
});

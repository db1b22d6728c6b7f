import { expect, test } from '@playwright/test';
import { Customer } from './customer';

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with scripts' : 'without scripts';

  test.describe(how, () => {
    test.use({ javaScriptEnabled });

    test('an address that cannot be used comes back with what to enter instead', async ({ page }) => {
      const customer = new Customer(page);
      await customer.begins();
      await customer.namesHost('sftp://files.example.com');
      await expect(page).toHaveTitle(/^Error: /);
      const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' });
      await expect(summary.getByRole('link')).toContainText('SFTP is another protocol');
      await expect(page.getByRole('textbox')).toHaveValue('sftp://files.example.com');
      await expect(page.getByRole('textbox')).toHaveAccessibleDescription(/SFTP is another protocol/);
      if (javaScriptEnabled) await expect(summary).toBeFocused();
      await summary.getByRole('link').click();
      await expect(page.getByRole('textbox')).toBeFocused();
    });

    test('an unanswered question keeps what was written beside it', async ({ page }) => {
      const customer = new Customer(page);
      await customer.begins();
      await customer.namesHost('  FTP://Healthy-Explicit.practice.test/folder/  ');
      await customer.sees('What happens?');
      await page.getByRole('textbox').fill('530 Login incorrect');
      await customer.press('Continue');
      await expect(page.getByRole('alert').first()).toContainText('Choose what happens');
      await expect(page.getByRole('textbox')).toHaveValue('530 Login incorrect');
    });

    test('an answer can be changed from the page that shows them all', async ({ page }) => {
      const customer = new Customer(page);
      await customer.begins();
      await customer.answers({
        host: 'healthy-explicit.practice.test',
        symptom: 'I do not know',
        client: 'WinSCP',
        encryption: 'I do not know',
      });
      await page.getByRole('link', { name: 'Change the program' }).click();
      await expect(page.getByRole('radio', { name: 'WinSCP' })).toBeChecked();
      await page.getByRole('radio', { name: 'Cyberduck' }).check();
      await customer.press('Continue');
      await customer.sees('Check your answers');
      await expect(page.getByText('Cyberduck')).toBeVisible();
    });
  });
}

test('unknown links, reports and checks of others look alike', async ({ page }) => {
  const unknown = 'A'.repeat(43);
  const texts: string[] = [];
  for (const address of [
    `/t/${unknown}`,
    `/r/${unknown}`,
    `/check/${crypto.randomUUID()}/report`,
    '/check/x',
  ]) {
    const answer = await page.goto(address);
    expect(answer?.status()).toBe(404);
    texts.push((await page.getByRole('main').textContent()) ?? '');
  }
  expect(new Set(texts).size).toBe(1);
  expect(texts[0]).toContain('This page cannot be opened');
});

test('a form that another site sends is refused, and the same from here is not', async ({
  page,
  request,
}) => {
  await page.goto('/');
  const hidden = await page
    .locator('form')
    .first()
    .locator('input[type=hidden]')
    .evaluateAll((inputs) =>
      inputs.map((input) => [input.getAttribute('name'), input.getAttribute('value')]),
    );
  const multipart = Object.fromEntries(hidden.map(([name, value]) => [name ?? '', value ?? '']));
  const send = (origin: string) => request.post('/', { multipart, headers: { origin }, maxRedirects: 0 });

  const foreign = await send('https://elsewhere.example');
  expect(foreign.status()).toBeGreaterThanOrEqual(400);
  expect(foreign.headers()['set-cookie'] ?? '').not.toContain('portside-');
  const own = await send(new URL(page.url()).origin);
  expect(own.status()).toBe(303);
  expect(own.headers()['set-cookie']).toContain('portside-');
});

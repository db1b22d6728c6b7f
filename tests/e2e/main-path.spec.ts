import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext } from '@playwright/test';
import { expect } from '@playwright/test';
import { type AgentState, test } from './agent';
import { Customer, RUN_MS } from './customer';
import { expectNoViolation } from './no-violation';

const HOST = 'passive-port-closed.practice.test';
const situations = [
  { javaScriptEnabled: true, width: 1280 },
  { javaScriptEnabled: true, width: 390 },
  { javaScriptEnabled: false, width: 1280 },
  { javaScriptEnabled: false, width: 390 },
];

interface Situation {
  readonly browser: Browser;
  readonly baseURL: string;
  readonly javaScriptEnabled: boolean;
  readonly width: number;
}

const open = ({ browser, baseURL, javaScriptEnabled, width }: Situation, state?: AgentState) =>
  browser.newContext({
    baseURL,
    javaScriptEnabled,
    viewport: { width, height: 844 },
    ...(state && { storageState: state }),
  });

async function makeLink(agent: BrowserContext): Promise<string> {
  const page = await agent.newPage();
  await page.goto('/support/links/new');
  await page.getByLabel('Provider').selectOption({ label: 'Practice FTP' });
  await page.getByLabel('Address the customer connects to').fill(HOST);
  await page.getByLabel('Note to the customer').fill('Hello Ana, follow these steps.');
  await page.getByRole('button', { name: 'Make the link' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your link is ready' })).toBeVisible();
  const text = await page
    .getByText(/\/t\/[\w-]{43}/)
    .first()
    .textContent();
  return new URL(text ?? '').pathname;
}

for (const { javaScriptEnabled, width } of situations) {
  const how = `${javaScriptEnabled ? 'with' : 'without'} scripts at ${width} px`;
  test(`from a link to a verdict, rules and the agent's review, ${how}`, async ({
    browser,
    baseURL,
    agentState,
  }) => {
    test.setTimeout(RUN_MS * 2);
    const situation = { browser, baseURL: baseURL ?? '', javaScriptEnabled, width };
    const agent = await open(situation, agentState);
    const link = await makeLink(agent);

    const context = await open(situation);
    const page = await context.newPage();
    const customer = new Customer(page);
    await page.goto(link);
    await expect(page.getByText('Prepared for you by')).toBeVisible();
    await expect(page.getByText('Hello Ana, follow these steps.')).toBeVisible();
    if (javaScriptEnabled) await expectNoViolation(page, 'link');
    await customer.press('Start');
    // The address came with the link, so it is not asked.
    await customer.chooses('What happens?', 'The list of folders never appears');
    await customer.chooses('Which program makes the connection?', 'FileZilla');
    await customer.chooses('How is the program set to encrypt?', 'Encrypted, explicit');
    await customer.sees('Check your answers');
    await expect(page.getByText(HOST)).toBeVisible();
    await page.getByText('Also test with your login').click();
    await page.getByLabel('User name').fill('practice');
    await page.getByLabel('Password').fill('open-sesame');
    await customer.press('Start the tests');
    await page.waitForURL(/\/(running|report)/);
    await customer.waitsForReport();

    await customer.sees(/data connection/);
    await expect(page.getByRole('heading', { name: 'How we know' })).toBeVisible();
    await expect(page.getByRole('table').first()).toBeVisible();
    expect(await page.content()).not.toContain('open-sesame');
    const verdict = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
    const banner = await page.getByRole('banner').textContent();
    const code = banner?.match(/PS-\w{4}-\w{2}/)?.[0] ?? 'no code';

    // Not the customer's firewall is at fault, so the report leads there for others only.
    await expect(page.getByRole('link', { name: 'Request for the firewall team' })).toHaveCount(0);
    await page.goto(new URL(page.url()).pathname.replace(/\/report$/, '/firewall'));
    await customer.sees('Request for your firewall team');
    for (const name of ['Download List of addresses (CIDR)', 'Download nftables']) {
      const arriving = page.waitForEvent('download');
      await page.getByRole('link', { name }).click();
      const file = await readFile(await (await arriving).path(), 'utf8');
      expect(file).toContain('192.0.2.33');
    }

    const review = await agent.newPage();
    await review.goto(`/support?text=${code}`);
    await review.getByRole('link', { name: code }).click();
    await expect(review.getByRole('heading', { level: 1, name: verdict })).toBeVisible();
    await review.getByText('Conversations with the service').click();
    await expect(review.getByText('AUTH TLS').first()).toBeVisible();
    if (javaScriptEnabled) await expectNoViolation(review, 'the session under review');
    await context.close();
    await agent.close();
  });
}

import { type Browser, type BrowserContextOptions, test as base } from '@playwright/test';

export type AgentState = Exclude<BrowserContextOptions['storageState'], string | undefined>;

async function signIn(browser: Browser, baseURL: string): Promise<AgentState> {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await page.goto('/support/sign-in');
  await page.getByLabel('Mail address').fill(process.env.PORTSIDE_TEST_EMAIL ?? '');
  await page.getByLabel('Password').fill(process.env.PORTSIDE_TEST_PASSWORD ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/support');
  const state = await context.storageState();
  await context.close();
  return state;
}

/** Tests with a signed-in support agent. Each worker signs in once: signing in often is slowed down on purpose. */
export const test = base.extend<object, { agentState: AgentState }>({
  agentState: [
    async ({ browser }, use, info) => {
      await use(await signIn(browser, info.project.use.baseURL ?? ''));
    },
    { scope: 'worker' },
  ],
});

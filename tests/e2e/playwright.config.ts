import { defineConfig } from '@playwright/test';

/** The browser tests look at a portal that is already running: `npm test` starts one and says where. */
export default defineConfig({
  testDir: '.',
  outputDir: '../.results/browser',
  forbidOnly: process.env.CI === 'true',
  // One at a time: most of the waiting is for tests of practice servers, and the machine runs these too.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: process.env.PORTSIDE_TEST_URL ?? 'http://127.0.0.1:3000',
    // The system's own browser; its sandbox needs rights that root in a container does not have.
    launchOptions: {
      executablePath: '/usr/bin/chromium',
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
    trace: 'retain-on-failure',
  },
});

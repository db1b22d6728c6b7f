import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;

/** A folder of tests that need nothing but the code. */
const folder = (name: string, where: string) => ({
  extends: true as const,
  test: { name, include: [`tests/${where}/**/*.test.{ts,tsx}`] },
});

export default defineConfig({
  root,
  resolve: {
    tsconfigPaths: true,
    // Outside Next this package throws unless React's server build was asked for.
    alias: { 'server-only': path.join(root, 'node_modules/server-only/empty.js') },
  },
  test: {
    testTimeout: 20_000,
    projects: [
      folder('architecture', 'architecture'),
      folder('unit', 'unit'),
      folder('scenario', 'scenarios'),
      folder('golden', 'golden'),
      {
        extends: true,
        test: {
          // Real sockets with limits in time: one file after the other.
          name: 'hostile',
          include: ['tests/hostile/**/*.test.ts'],
          fileParallelism: false,
          maxConcurrency: 8,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          // The whole portal with all its processes; its pages must have been built.
          name: 'processes',
          include: ['tests/processes/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/support/database.ts'],
          setupFiles: ['tests/support/own-database.ts'],
          pool: 'forks',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startPractice } from '@/lib/practice/start-practice';
import type { PracticeTable } from '@/lib/practice/table';

export interface PracticePortal {
  readonly table: PracticeTable;
  readonly dataFolder: string;
  readonly close: () => Promise<void>;
}

/**
 * Practice servers, and the settings of a portal in try-out for this process and the workers it starts. Call it before
 * anything that reads the settings is loaded.
 */
export async function openPracticePortal(): Promise<PracticePortal> {
  const practice = await startPractice({ announce: 'documentation', log: () => undefined });
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'portside-test-'));
  process.env.PORTSIDE_PRACTICE = JSON.stringify(practice.table);
  process.env.PORTSIDE_DATA = dataFolder;
  return {
    table: practice.table,
    dataFolder,
    close: async () => {
      await practice.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

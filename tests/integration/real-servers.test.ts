import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runSituation } from '../lab/lab';
import { situations } from '../lab/situations';
import { ftpServers } from '../support/ftp-servers';

/** One healthy and one broken situation for each real server; `npm run lab` runs them all. */
const CHOSEN = [
  'vsftpd-explicit-and-implicit',
  'vsftpd-demands-session-reuse',
  'proftpd-explicit',
  'pure-ftpd-explicit',
  'router-drops-every-control-port',
];

const servers = ftpServers();
// Namespaces need root; `npm test` says so when it cannot make them.
const possible = servers !== undefined && process.getuid?.() === 0;
const scratch = mkdtempSync(path.join(os.tmpdir(), 'portside-real-'));
chmodSync(scratch, 0o755); // the test account's home lies in it

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe.runIf(possible)('real FTP servers in a network of their own', () => {
  test.each(CHOSEN)('%s', { timeout: 180_000 }, async (id) => {
    const situation = situations.find((one) => one.id === id);
    if (!situation) throw new Error(`The lab knows no situation ${id}.`);
    const folders = { programs: servers?.folder ?? '', scratch };
    const { report, trouble } = await runSituation(situation, `pt${process.pid % 1000}`, folders);
    expect(trouble).toBeNull();
    expect(report?.verdict.finding.cause).toBe(situation.cause);
  });
});

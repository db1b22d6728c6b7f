import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommandLine } from '@/lib/cli/run-command-line';
import { logLimit } from '@/lib/client-logs/read-log';
import { fakeTerminal } from './fake-terminal';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'portside-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(text: string, ...options: readonly string[]) {
  const file = path.join(folder, 'client.log');
  writeFileSync(file, text);
  const { terminal, out, complaints } = fakeTerminal();
  const status = await runCommandLine(['read-log', file, ...options], terminal);
  return { status, out: out(), complaints: complaints() };
}

const refused =
  'Status: Connecting to 192.0.2.1:21...\nResponse: 220 Ready\nCommand: USER anna\nResponse: 331 Password\nCommand: PASS open-sesame\nResponse: 530 Login incorrect.\n';
const well = refused.replace('530 Login incorrect.', '230 Welcome');

describe('portside read-log', () => {
  it('names the program, what was masked, what is wrong and the line that shows it', async () => {
    const { status, out } = await run(refused);
    expect(status).toBe(1);
    expect(out).toContain('FileZilla');
    expect(out).toContain('1 place');
    expect(out).toContain('6: Response: 530 Login incorrect.');
    expect(out).not.toContain('open-sesame');
  });

  it('is content with a log in which everything works', async () => {
    expect((await run(well)).status).toBe(0);
  });

  it('prints JSON when asked, without secrets', async () => {
    const { out } = await run(refused, '--json', '--profile', 'generic');
    const read: unknown = JSON.parse(out);
    expect(read).toMatchObject({
      v: 1,
      reader: 'filezilla',
      masked: 1,
      findings: [{ cause: 'login-incorrect' }],
    });
    expect(out).not.toContain('open-sesame');
  });

  it.each([
    ['nothing', ' \n', 'is empty'],
    ['too much', 'x'.repeat(logLimit + 1), 'is longer than'],
    ['something else', 'Dear support, it does not work.', 'shows nothing of an FTP connection'],
  ])('says so when it is given %s', async (_what, text, words) => {
    const { status, complaints } = await run(text);
    expect(status).toBe(2);
    expect(complaints).toContain(words);
  });

  it('knows no profile by any other name', async () => {
    expect((await run(well, '--profile', 'elsewhere')).complaints).toContain('elsewhere');
  });

  it('complains about a file that is not there', async () => {
    const { terminal, complaints } = fakeTerminal();
    expect(await runCommandLine(['read-log', path.join(folder, 'missing')], terminal)).toBe(2);
    expect(complaints()).toContain('cannot be read');
  });
});

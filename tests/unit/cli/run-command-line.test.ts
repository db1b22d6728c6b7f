import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommandLine } from '@/lib/cli/run-command-line';
import { fakeTerminal } from './fake-terminal';

async function run(...words: string[]) {
  const { terminal, out, complaints } = fakeTerminal();
  const status = await runCommandLine(words, terminal);
  return { status, out: out(), complaints: complaints() };
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'portside-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the command line', () => {
  it.each([[], ['help'], ['--help'], ['-h']])('%j lists every command', async (...words) => {
    const { status, out } = await run(...words);
    expect(status).toBe(0);
    for (const command of [
      'diagnose HOST[:PORT]',
      'allowlist FORMAT',
      'profiles',
      'worker',
      'support add EMAIL',
    ])
      expect(out).toContain(command);
  });

  it('explains one command with its options', async () => {
    expect((await run('help', 'support', 'add')).out).toContain('--name NAME');
    expect((await run('help', 'allowlist')).out).toContain('--variant V');
    const diagnose = (await run('help', 'diagnose')).out;
    for (const words of [
      '--from PLACE',
      '--compare FILE',
      '--answer NAME=VALUE',
      '--from customer --compare',
    ])
      expect(diagnose.replaceAll(/\s+/g, ' ')).toContain(words);
  });

  it.each([
    [['dance'], 'There is no command "dance"'],
    [['help', 'dance'], ''],
    [['allowlist'], 'Give FORMAT after "allowlist"'],
    [['allowlist', 'csv'], 'Name the service with --profile'],
    [['allowlist', 'csv', '--profile', 'nobody'], 'There is no profile "nobody"'],
    [['allowlist', 'punch-cards', '--profile', 'files-com'], '--format must be one of'],
    [['allowlist', 'csv', '--profile', 'files-com', '--variant', 'best'], '--variant must be one of'],
    [
      ['allowlist', 'csv', '--profile', 'files-com', '--variant', 'custom-domain'],
      'Give the 2 dedicated addresses',
    ],
    [['allowlist', 'csv', '--profile', 'files-com', '--addresses', '/nonexistent/list'], 'cannot be read'],
    [['allowlist', 'csv', 'twice', '--profile', 'files-com'], '"twice" is one word too many'],
    [['allowlist', 'csv', '--colour'], "Unknown option '--colour'"],
    [['diagnose'], 'Give HOST[:PORT] after "diagnose"'],
    [['diagnose', '169.254.169.254'], '169.254.169.254'],
    [['diagnose', 'localhost'], 'localhost'],
    [['diagnose', 'ftp.example.com', '--password', 'x'], "Unknown option '--password'"],
    [['diagnose', 'ftp.example.com', '--from', 'home'], '--from must be one of portal, customer'],
    [['diagnose', 'ftp.example.com', '--control', '9.9.9.9'], '--control needs --from customer'],
    [['diagnose', 'ftp.example.com', '--answer', 'colour=red'], '--answer takes NAME=VALUE'],
    [['diagnose', 'ftp.example.com', '--compare', '/nonexistent/report'], 'cannot be read'],
    [['diagnose', 'ftp.example.com', '--from', 'customer', '--control', '127.0.0.1'], '127.0.0.1'],
  ])('%j could not run, and says why', async (words, complaint) => {
    const { status, complaints } = await run(...words);
    expect(status).toBe(2);
    expect(complaints).toContain(complaint);
  });

  it('lists the profiles', async () => {
    expect((await run('profiles')).out).toMatch(/files-com\s+Files\.com \(\*\.files\.com\)/);
  });
});

describe('allowlist', () => {
  it('writes the list of the person, and complains beside it', async () => {
    const list = path.join(folder, 'list.txt');
    writeFileSync(list, '198.51.100.1\n198.51.100.0\n');
    const { status, out, complaints } = await run(
      'allowlist',
      'cidr-list',
      '--profile',
      'files-com',
      '--addresses',
      list,
    );
    expect(status).toBe(0);
    expect(out.split('\n').at(-1)).toBe('198.51.100.0/31');
    expect(complaints).toContain('no IPv6 addresses');
  });

  it('a wrong line of the list is named', async () => {
    const list = path.join(folder, 'list.txt');
    writeFileSync(list, '198.51.100.1\n198.51.100.999\n');
    const { status, complaints } = await run(
      'allowlist',
      'csv',
      '--profile',
      'files-com',
      '--addresses',
      list,
    );
    expect(status).toBe(2);
    expect(complaints).toContain('line 2 must be an address');
  });

  it('writes a file, and never over another', async () => {
    const file = path.join(folder, 'request.txt');
    expect((await run('allowlist', 'firewall-request', '--profile', 'files-com', '--out', file)).status).toBe(
      0,
    );
    expect(readFileSync(file, 'utf8')).toContain('Nothing incoming is needed');
    const again = await run('allowlist', 'csv', '--profile', 'files-com', '--out', file);
    expect(again.status).toBe(2);
    expect(readFileSync(file, 'utf8')).toContain('Nothing incoming is needed');
    expect(existsSync(file)).toBe(true);
  });
});

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import { Client } from 'basic-ftp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningPractice, startPractice } from '@/lib/practice/start-practice';
import { firstPort, practiceRow } from './practice-row';

const run = promisify(execFile);
let practice: RunningPractice;
let folder: string;
let caFile: string;

beforeAll(async () => {
  practice = await startPractice({ announce: 'loopback', log: () => {} });
  folder = await mkdtemp(join(tmpdir(), 'practice-test-'));
  caFile = join(folder, 'root.pem');
  await writeFile(caFile, practice.table.caPem);
});
afterAll(async () => {
  await practice.stop();
  await rm(folder, { recursive: true });
});

const kinds = [
  ['healthy-explicit', 'ftp'],
  ['healthy-implicit', 'ftps'],
] as const;
const port = (id: string) => firstPort(practiceRow(practice.table, id));
const present = (program: string) =>
  run(program, ['--version']).then(
    () => true,
    () => false,
  );

describe.each(kinds)('%s', (id, scheme) => {
  test('basic-ftp lists, uploads, downloads and deletes, and resumes the TLS session', async () => {
    const client = new Client(5000);
    await client.access({
      host: '127.0.0.1',
      port: port(id),
      user: 'practice',
      password: 'open-sesame',
      secure: scheme === 'ftps' ? 'implicit' : true,
      secureOptions: { ca: practice.table.caPem, host: '127.0.0.1' },
    });
    const resumed: boolean[] = [];
    const note = () =>
      resumed.push((client.ftp.dataSocket as TLSSocket | undefined)?.isSessionReused() ?? false);
    expect((await client.list()).map((entry) => entry.name).sort()).toEqual(['reports', 'welcome.txt']);
    await client.uploadFrom(Readable.from([Buffer.alloc(300_000, 'x')]), 'large.txt');
    expect(await client.size('large.txt')).toBe(300_000);
    let received = 0;
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        note();
        received += chunk.length;
        done();
      },
    });
    await client.downloadTo(sink, 'large.txt');
    expect(received).toBe(300_000);
    expect(resumed.length > 0 && resumed.every(Boolean)).toBe(true);
    await client.remove('large.txt');
    await client.cd('reports');
    expect((await client.list()).map((entry) => [entry.name, entry.size])).toEqual([['example.csv', 29]]);
    client.close();
  });

  test('curl uploads, lists, downloads and deletes', async ({ skip }) => {
    if (!(await present('curl'))) skip('curl is not installed');
    const base = `${scheme}://127.0.0.1:${port(id)}/`;
    const curl = (...words: string[]) =>
      run('curl', [
        '-sS',
        '--max-time',
        '10',
        '--cacert',
        caFile,
        '--ssl-reqd',
        '-u',
        'practice:open-sesame',
        ...words,
      ]);
    await curl('-T', caFile, `${base}curl.pem`);
    expect((await curl('--disable-epsv', '-l', base)).stdout.split(/\r?\n/)).toContain('curl.pem');
    expect((await curl(`${base}curl.pem`)).stdout).toBe(practice.table.caPem);
    await curl('-Q', '-DELE curl.pem', '-l', base);
    expect((await curl('-l', base)).stdout).not.toContain('curl.pem');
  });

  test('lftp uploads, lists, downloads and deletes', async ({ skip }) => {
    if (!(await present('lftp'))) skip('lftp is not installed');
    const local = join(folder, `${id}.txt`);
    const script = [
      `set ssl:ca-file ${caFile}`,
      'set net:timeout 8',
      'set net:max-retries 1',
      'set ftp:ssl-force true',
      'set ftp:ssl-protect-data true',
      `open -u practice,open-sesame ${scheme}://127.0.0.1:${port(id)}`,
      `put ${caFile} -o lftp.pem`,
      'cls -1',
      `get lftp.pem -o ${local}`,
      'rm lftp.pem',
    ];
    const { stdout } = await run('lftp', ['--norc', '-c', script.join('; ')], { timeout: 30_000 });
    expect(stdout).toContain('lftp.pem');
    expect(await readFile(local, 'utf8')).toBe(practice.table.caPem);
  }, 40_000);
});

import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readKit } from '@/lib/kit/read-kit';
import { renderKit } from '@/lib/kit/render-kit';
import type { Observation } from '@/lib/observations/observation';
import { type RunningPractice, startPractice } from '@/lib/practice/start-practice';
import { firstPort, practiceRow } from '../practice/practice-row';

const template = readFileSync(path.join(import.meta.dirname, '../../../lib/kit/portside-check.sh'), 'utf8');
const token = 'abcdefghijklmnopqrstuvwxyz';
const user = 'practice';
const password = 'open-sesame';

let practice: RunningPractice;
let folder: string;
const posts: { readonly authorization: string; readonly body: string }[] = [];
const portal = http.createServer((request, response) => {
  let body = '';
  request.on('data', (part: Buffer) => {
    body += part.toString('latin1');
  });
  request.on('end', () => {
    if (request.method === 'POST') posts.push({ authorization: request.headers.authorization ?? '', body });
    response.setHeader('Content-Type', 'text/plain').end('203.0.113.77\n');
  });
});

beforeAll(async () => {
  practice = await startPractice({ announce: 'loopback', log: () => {} });
  folder = mkdtempSync(path.join(tmpdir(), 'portside-kit-login-'));
  writeFileSync(path.join(folder, 'ca.pem'), practice.table.caPem);
  await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  portal.close();
  await practice.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A process that this one started, at whatever remove: others may well use the same password in tests of their own. */
function isOurs(id: string): boolean {
  for (let at = id; at !== '0' && at !== '1'; ) {
    try {
      // pid (name) state parent: a name may hold spaces.
      const parent = readFileSync(`/proc/${at}/stat`, 'latin1').split(') ').at(-1)?.split(' ')[1] ?? '0';
      if (parent === `${process.pid}`) return true;
      at = parent;
    } catch {
      return false;
    }
  }
  return false;
}

/** Places where a secret must never be: command lines, environments, and files of the script. */
function placesWith(secret: string, temporary: string): string[] {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isOurs(name));
  const files = [
    ...processes.flatMap((id) => [`/proc/${id}/cmdline`, `/proc/${id}/environ`]),
    ...readdirSync(temporary, { recursive: true, encoding: 'utf8' }).map((name) =>
      path.join(temporary, name),
    ),
  ];
  return files.filter((file) => {
    try {
      return readFileSync(file, 'latin1').includes(secret);
    } catch {
      return false;
    }
  });
}

interface Ran {
  readonly output: string;
  readonly saved: string;
  readonly leaks: readonly string[];
  readonly observations: readonly Observation[];
}

/** Runs the script against a practice server, and types what a person would. */
async function run(id: string, typed: string, words: readonly string[], trusted = true): Promise<Ran> {
  const { port: own } = portal.address() as AddressInfo;
  const port = firstPort(practiceRow(practice.table, id));
  const made = renderKit(
    'sh',
    {
      host: 'localhost',
      addresses: ['127.0.0.1'],
      ports: [{ port, encryption: id === 'healthy-implicit' ? 'implicit' : 'explicit' }],
      passiveRange: null,
      controls: [],
      only: null,
      reportUrl: `http://127.0.0.1:${own}/report`,
      addressUrl: `http://127.0.0.1:${own}/address`,
      token,
    },
    template,
  );
  if (!made.ok) throw new Error(made.reason);
  const place = mkdtempSync(path.join(folder, `${id}-`));
  const temporary = mkdtempSync(path.join(folder, 'tmp-'));
  writeFileSync(path.join(place, 'kit.sh'), made.value);
  const ca = path.join(folder, 'ca.pem');
  const env = {
    ...process.env,
    TMPDIR: temporary,
    ...(trusted ? { CURL_CA_BUNDLE: ca, SSL_CERT_FILE: ca } : {}),
  };
  const leaks = new Set<string>();
  const watch = setInterval(() => {
    for (const found of placesWith(password, temporary)) leaks.add(found);
  }, 50);
  const output = await new Promise<string>((resolve, reject) => {
    const child = spawn('sh', ['kit.sh', ...words], { cwd: place, env, stdio: ['pipe', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (part: Buffer) => {
      text += part.toString('latin1');
    });
    child.on('error', reject);
    child.on('close', () => resolve(text));
    child.stdin.end(typed);
  });
  clearInterval(watch);
  expect(readdirSync(temporary)).toEqual([]);
  const saved = output.includes('Saved:')
    ? readFileSync(path.join(place, 'portside-result.txt'), 'utf8')
    : '';
  const read = readKit(saved, '2026-03-02T10:00:00.000Z', 'k', 'localhost');
  return { output, saved, leaks: [...leaks], observations: read.ok ? read.value.observations : [] };
}

const facts = (all: readonly Observation[]) =>
  all
    .filter(({ kind }) => ['login', 'data-connection', 'transfer', 'active-callback'].includes(kind))
    .map((one) => [one.kind, one.kind === 'transfer' ? one.operation : '', one.failure]);

const typedAll = `y\n${user}\n${password}\ny\n`;

it('asks, logs in, lists, uploads and deletes, and posts exactly what it saved, with its token', async () => {
  const ran = await run('healthy-explicit', typedAll, []);
  expect(facts(ran.observations)).toEqual([
    ['login', '', null],
    ['data-connection', '', null],
    ['transfer', 'list', null],
    ['data-connection', '', null],
    ['transfer', 'upload', null],
    ['transfer', 'delete', null],
  ]);
  expect(posts.at(-1)).toEqual({ authorization: `Bearer ${token}`, body: ran.saved });
  expect(ran.observations).toContainEqual(
    expect.objectContaining({ kind: 'public-address', address: '203.0.113.77', seenBy: 'portal' }),
  );
  const [clock] = ran.observations.filter(({ kind }) => kind === 'clock-offset');
  expect(clock?.kind === 'clock-offset' && Math.abs(clock.offsetMs)).toBeLessThan(5000);
});

it('keeps user name and password out of results, screen, command lines, environments and files', async () => {
  const ran = await run('healthy-implicit', typedAll, ['--active']);
  expect(ran.observations.some(({ kind }) => kind === 'active-callback')).toBe(true);
  expect(ran.leaks).toEqual([]);
  for (const text of [ran.output, ran.saved]) {
    expect(text.toLowerCase()).not.toContain(password);
    // The name of the test authority stands in certificates alone.
    expect(text.replace(/issuer.*|subject.*/g, '').toLowerCase()).not.toContain(user);
  }
});

it('would notice a password on a command line', () => {
  const child = spawn('sleep', ['5'], { argv0: `sleep ${password}` });
  const found = placesWith(password, folder);
  child.kill();
  expect(found).toContain(`/proc/${child.pid}/cmdline`);
});

it('sends a password to nobody whose certificate this machine does not trust', async () => {
  const ran = await run('self-signed-certificate', typedAll, []);
  expect(facts(ran.observations)).toEqual([]);
  expect(ran.saved).not.toContain('sent\tUSER');
  expect(ran.observations).toContainEqual(expect.objectContaining({ kind: 'not-tested', check: 'login' }));
});

it('tells a refused login and a data port that is shut', async () => {
  const refused = await run('login-refused', typedAll, []);
  expect(facts(refused.observations)).toEqual([['login', '', 'reply_negative']]);
  const shut = await run('passive-port-closed', typedAll, []);
  expect(facts(shut.observations).filter(([kind]) => kind === 'data-connection')).toEqual([
    ['data-connection', '', 'refused'],
    ['data-connection', '', 'refused'],
  ]);
});

it('does nothing at all without a yes', async () => {
  const before = posts.length;
  const ran = await run('healthy-explicit', 'n\n', []);
  expect(ran.output).toContain('Nothing was done.');
  expect(ran.saved).toBe('');
  expect(posts.length).toBe(before);
});

it('sends nothing without a second yes, and prints the result for a paste', async () => {
  const before = posts.length;
  const ran = await run('healthy-explicit', 'y\n\nn\n', []);
  expect(posts.length).toBe(before);
  const pasted = readKit(ran.output, '2026-03-02T10:00:00.000Z', 'k', 'localhost');
  expect(pasted.ok && pasted.value.observations).toEqual(ran.observations);
  expect(ran.observations).toContainEqual(
    expect.objectContaining({ kind: 'not-tested', check: 'login', reason: 'not-asked' }),
  );
});

import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPracticePortal, type PracticePortal } from './practice-portal';
import { killWorkers, startWorker, type WorkerProcess } from './worker-process';

let portal: PracticePortal;
let worker: WorkerProcess;
let tools: typeof import('./test-session');

beforeAll(async () => {
  portal = await openPracticePortal();
  worker = await startWorker();
  tools = await import('./test-session');
});
afterAll(async () => {
  await killWorkers([worker]);
  await (await import('@/lib/server/events/wake-ups')).closeEventHub();
  await portal.close();
});

/** A password that occurs nowhere by chance and changes in every encoding. */
const MARKER = 'Zq7!mårker<&"+/ %41';

/** The same password as it would look after a careless step on its way. */
function encodings(text: string): Map<string, string> {
  const bytes = Buffer.from(text, 'utf8');
  return new Map([
    ['as it is', text],
    ['JSON', JSON.stringify(text).slice(1, -1)],
    ['JSON in JSON', JSON.stringify(JSON.stringify(text)).slice(3, -3)],
    ['URL', encodeURIComponent(text)],
    ['form', new URLSearchParams({ p: text }).toString().slice(2)],
    ['HTML', text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')],
    ['Base64', bytes.toString('base64').replace(/=+$/, '')],
    ['Base64 URL', bytes.toString('base64url')],
    ['hexadecimal', bytes.toString('hex')],
    ['Latin-1', bytes.toString('latin1')],
    ['reversed', [...text].reverse().join('')],
    ['UTF-16', Buffer.from(text, 'utf16le').toString('latin1')],
  ]);
}

/** Every row of every table of every schema, as text. */
async function dumpDatabase(): Promise<string> {
  const { pool } = await import('@/lib/server/database/client');
  const tables = await pool.query<{ name: string }>(`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`);
  const parts: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await pool.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
    parts.push(name, ...rows.map(({ row }) => row));
  }
  return parts.join('\n');
}

function readFolder(folder: string): string {
  return readdirSync(folder)
    .map((entry) => path.join(folder, entry))
    .map((entry) =>
      statSync(entry).isDirectory()
        ? readFolder(entry)
        : statSync(entry).isFile()
          ? readFileSync(entry, 'latin1')
          : '',
    )
    .join('\n');
}

describe('the password of a login test', () => {
  it.each([
    'login-refused.practice.test',
    'healthy-explicit.practice.test',
    'healthy-implicit.practice.test',
  ])('reaches %s and is written nowhere, in no encoding', async (host) => {
    const { viewRun } = await import('@/lib/sessions/view-run');
    const { viewReport } = await import('@/lib/sessions/view-report');
    const { access } = await tools.newSession(host);
    const runId = await tools.newRun(access, { login: { user: 'marker-user', password: MARKER } });
    const events = await tools.followToEnd(access);
    const view = await viewRun(access, runId);
    const login = view?.steps.find((step) => step.check === 'login');
    expect(login?.state, 'the login was tried').toBe('done');
    const report = await viewReport(access);
    expect(JSON.stringify(report)).toContain('marker-user');
    const places = new Map([
      ['database', await dumpDatabase()],
      ['log', worker.output()],
      ['events', JSON.stringify(events)],
      ['report', JSON.stringify(report)],
      ['data folder', readFolder(portal.dataFolder)],
    ]);
    expect(places.get('database')).toContain(runId);
    for (const [place, text] of places) {
      for (const [encoding, needle] of encodings(MARKER)) {
        expect(text.includes(needle), `${place}, ${encoding}`).toBe(false);
      }
    }
  });
});

import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { joinObservations, readComparedReport } from '@/lib/cli/compared-report';
import type { Observation } from '@/lib/observations/observation';
import type { Vantage } from '@/lib/observations/vantage';

const portal: Vantage = { kind: 'portal', network: 'main' };
const kit: Vantage = { kind: 'kit', network: 'customer' };
const host = 'ftp.example.com';

const connects = (id: string, vantage: Vantage): Observation => ({
  v: 1,
  id,
  kind: 'tcp-connect',
  vantage,
  at: '2026-03-02T10:00:00.000Z',
  target: { host, address: '192.0.2.1', port: 21 },
  elapsedMs: 3,
  failure: null,
  detail: null,
});
const answers = (value: string): Observation => ({
  ...connects('answer/symptom', { kind: 'customer', network: 'customer' }),
  kind: 'answer',
  target: null,
  elapsedMs: null,
  question: 'symptom',
  value,
});

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'portside-compare-'));
  file = path.join(folder, 'report.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const save = (observations: readonly unknown[], about = host) =>
  writeFileSync(file, JSON.stringify({ v: 1, host: about, verdict: {}, observations }));

describe('a report from the other side', () => {
  it('gives its observations', () => {
    save([connects('one', portal)]);
    expect(readComparedReport(file, host, kit).map(({ id }) => id)).toEqual(['one']);
  });

  it('may have been made on the customer’s side, and is compared where the portal stands', () => {
    save([connects('one', kit), answers('no-listing')]);
    expect(readComparedReport(file, host, portal)).toHaveLength(2);
  });

  it.each([
    ['no JSON', () => writeFileSync(file, 'Cause: none'), 'is not JSON'],
    ['another document', () => writeFileSync(file, '{"v":1}'), 'is not a report'],
    [
      'a later version',
      () => writeFileSync(file, JSON.stringify({ v: 2, host, observations: [] })),
      'is not a report',
    ],
    [
      'an observation that nobody makes',
      () => save([{ ...connects('one', portal), kind: 'guess' }]),
      'observations.0',
    ],
    [
      'an endless text',
      () => save([{ ...connects('one', portal), detail: 'x'.repeat(2000) }]),
      'observations.0.detail',
    ],
    [
      'too many observations',
      () => save(Array.from({ length: 20_001 }, (_, n) => connects(String(n), portal))),
      'observations',
    ],
    ['another host', () => save([connects('one', portal)], 'ftp.example.net'), 'is about ftp.example.net'],
    ['nothing measured', () => save([answers('slow')]), 'holds no results'],
    ['the same side', () => save([connects('one', kit)]), 'customer’s side as well'.replace('’', "'")],
    ['no file', () => undefined, 'cannot be read'],
  ])('%s is refused in words', (_, write, words) => {
    write();
    expect(() => readComparedReport(file, host, kit)).toThrow(words);
  });

  it('is not read when it is too large', () => {
    writeFileSync(file, '');
    truncateSync(file, 16 * 1024 * 1024 + 1);
    expect(() => readComparedReport(file, host, kit)).toThrow('larger than');
  });

  it('from the portal has nothing to tell the portal', () => {
    save([connects('one', portal)]);
    expect(() => readComparedReport(file, host, portal)).toThrow('--from customer');
  });
});

describe('joining', () => {
  it('keeps every result under an id of its own', () => {
    const joined = joinObservations(
      [connects('one', kit), connects('two', kit)],
      [connects('one', portal), connects('three', portal), connects('three', portal)],
    );
    expect(joined).toHaveLength(5);
    expect(new Set(joined.map(({ id }) => id)).size).toBe(5);
    expect(joined.filter(({ vantage }) => vantage.kind === 'portal')).toHaveLength(3);
  });

  it('keeps the own answer to a question that both asked', () => {
    const joined = joinObservations([answers('slow')], [answers('no-listing')]);
    expect(joined).toEqual([answers('slow')]);
  });
});

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KitOrder } from '@/lib/kit/kit-order';
import { readKit } from '@/lib/kit/read-kit';
import { renderKit } from '@/lib/kit/render-kit';
import type { Observation, ObservationKind, ObservationOf } from '@/lib/observations/observation';
import { KitLab, type KitRun, serviceAddress, serviceAddress6 } from './kit-lab';

const file = path.join(import.meta.dirname, '../../../lib/kit/portside-check.sh');
const template = readFileSync(file, 'utf8');
const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/sbin'];
const find = (program: string) =>
  folders.map((folder) => path.join(folder, program)).find((one) => existsSync(one));
const inCi = process.env.CI === 'true';
const needs = (...programs: string[]) => !inCi && programs.some((program) => find(program) === undefined);

/** What every machine has. */
const plainTools =
  'dash sed awk tr cut cat head tail grep uname mktemp rm cp sleep stty date wc sort ls'.split(' ');

const host = 'ftp.example.test';
const order: KitOrder = {
  host,
  addresses: [serviceAddress, serviceAddress6],
  ports: [21, 990, 3021, 3990, 8021, 9].map((port) => ({
    port,
    encryption: port === 990 ? 'implicit' : 'explicit',
  })),
  passiveRange: { from: 40_000, to: 50_000 },
  controls: [{ host: serviceAddress, port: 22, purpose: 'same-port' }],
  only: null,
  reportUrl: 'http://127.0.0.1:9/report',
  addressUrl: 'http://127.0.0.1:9/address',
  token: 'abcdefghijklmnopqrstuvwxyz',
};
function script(change: Partial<KitOrder> = {}): string {
  const made = renderKit('sh', { ...order, ...change }, template);
  if (!made.ok) throw new Error(made.reason);
  return made.value;
}
/** What the portal makes of the printed result. */
function seen({ output }: KitRun, of = host): readonly Observation[] {
  const read = readKit(output, '2026-03-02T10:00:00.000Z', 'k', of);
  if (!read.ok) throw new Error(`${read.reason.code} ${read.reason.line}\n${output}`);
  return read.value.observations;
}
const only = <K extends ObservationKind>(all: readonly Observation[], kind: K) =>
  all.filter((one): one is ObservationOf<K> => one.kind === kind);
const connects = (all: readonly Observation[], address = serviceAddress) =>
  Object.fromEntries(
    only(all, 'tcp-connect')
      .filter(({ target }) => target?.address === address)
      .map(({ target, failure }) => [target?.port, failure]),
  );

describe('the script as text', () => {
  it.skipIf(needs('shellcheck'))('satisfies shellcheck', () => {
    expect(execFileSync('shellcheck', ['--shell=sh', file], { encoding: 'utf8' })).toBe('');
  });

  it.skipIf(needs('busybox')).each([
    ['dash', ['-n']],
    ['bash', ['--posix', '-n']],
    ['busybox', ['sh', '-n']],
  ])('is understood by %s', (shell, words) => {
    expect(execFileSync(shell, [...words, file], { encoding: 'utf8' })).toBe('');
  });

  it('evaluates nothing, asks for no rights, and is plain ASCII', () => {
    const words = template
      .split('\n')
      .filter((line) => /\b(eval|sudo|doas)\b|^\s*\.\s|\|\s*(ba|da|z)?sh\b/.test(line));
    expect(words).toEqual([]);
    expect(template).toMatch(/^[\n\t\x20-\x7e]*$/);
  });
});

const root = process.getuid?.() === 0;
describe.skipIf((!root && !inCi) || needs('ip', 'nft', 'openssl', 'busybox'))(
  'the script in a network',
  () => {
    const lab = new KitLab(`k${process.pid % 100_000}`);
    let whole: KitRun;
    beforeAll(async () => {
      await lab.build(`${serviceAddress} ${host} # ours`);
      whole = await lab.runKit(script(), ['dash'], ['--network', 'Test lab'], {
        SSL_CERT_FILE: path.join(lab.folder, 'ca.pem'),
      });
    }, 120_000);
    afterAll(() => lab.destroy());

    it('tells open, dropped, reset, forbidden and closed ports apart', () => {
      expect(connects(seen(whole))).toEqual({
        21: null,
        990: null,
        3021: 'timed_out',
        3990: 'refused',
        8021: 'host_unreachable',
        9: 'refused',
      });
    });

    it('tries every address, over IPv6 as well', () => {
      expect(connects(seen(whole), serviceAddress6)[21]).toBe(null);
    });

    it('reads greeting and certificate, and trusts what this machine trusts', () => {
      const all = seen(whole);
      expect(only(all, 'greeting')[0]).toMatchObject({
        reply: { code: 220, text: 'Welcome to the test\nExample FTP ready' },
        failure: null,
      });
      const shaken = only(all, 'tls-handshake').filter(({ target }) => target?.address === serviceAddress);
      expect(
        shaken.map(({ mode, failure, tls, reply }) => [
          mode,
          failure,
          tls?.trustError,
          tls?.nameMatches,
          tls?.chainLength,
          reply?.code,
        ]),
      ).toEqual([
        ['explicit', null, null, true, 2, 234],
        ['implicit', null, null, true, 2, undefined],
      ]);
      const leaf = execFileSync(
        'openssl',
        ['x509', '-noout', '-fingerprint', '-sha256', '-in', path.join(lab.folder, 'chain.pem')],
        { encoding: 'utf8' },
      );
      expect(leaf.trim().endsWith(shaken[0]?.tls?.chain[0]?.fingerprint ?? 'none')).toBe(true);
    });

    it('samples the passive range: refused where the path is open, silent where it is shut', () => {
      const samples = only(seen(whole), 'data-connection').map(({ target, failure }) => [
        (target?.port ?? 0) < 45_000,
        failure,
      ]);
      expect(samples).toHaveLength(8);
      expect(samples.every(([open, failure]) => failure === (open ? 'refused' : 'timed_out'))).toBe(true);
    });

    it('finds the entry in the hosts file, the other host, and eight connections at once', () => {
      const all = seen(whole);
      expect(only(all, 'name-resolution')[0]).toMatchObject({
        source: 'hosts-file',
        addresses: [{ address: serviceAddress }],
      });
      expect(only(all, 'outbound-connect')).toMatchObject([{ failure: null, purpose: 'same-port' }]);
      expect(only(all, 'connection-burst')).toMatchObject([{ asked: 8, opened: 8 }]);
      expect(all[0]?.vantage).toEqual({ kind: 'kit', network: 'Test lab' });
    });

    it('says what it could not test, and saves what it prints', () => {
      const tests = only(seen(whole), 'not-tested').map(({ check, reason }) => `${check}: ${reason}`);
      expect(tests).toContain('login: not-asked');
      expect(tests).toContain('clock-offset: needs-earlier');
      const saved = readFileSync(path.join(lab.folder, 'portside-result.txt'), 'utf8');
      const read = readKit(saved, '2026-03-02T10:00:00.000Z', 'k', host);
      expect(read.ok && read.value.observations).toEqual(seen(whole));
    });

    const retest = [21, 3021, 3990].map((port) => ({ address: serviceAddress, port }));
    it.each([
      ['dash', []],
      ['bash', ['--posix']],
      ['busybox', ['sh']],
    ] as const)('runs a retest of three places, and nothing else, in %s', async (shell, words) => {
      const all = seen(await lab.runKit(script({ only: retest }), [shell, ...words], []));
      expect(connects(all)).toEqual({ 21: null, 3021: 'timed_out', 3990: 'refused' });
      expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(['tcp-connect', 'greeting']));
    });

    it('tells silence and a reset after the connection apart', async () => {
      const places = [22, 23].map((port) => ({ address: serviceAddress, port }));
      const all = seen(await lab.runKit(script({ only: places }), ['dash'], []));
      expect(connects(all)).toEqual({ 22: null, 23: null });
      expect(only(all, 'greeting').map(({ failure }) => failure)).toEqual(['timed_out', 'reset']);
    });

    it.each([
      ['curl', 'curl', 'curl'],
      ['busybox', 'nc', 'busybox'],
    ])('does without bash, with %s alone', async (opener, name, program) => {
      const bin = path.join(lab.folder, `bin-${opener}`);
      mkdirSync(bin);
      for (const tool of plainTools) symlinkSync(find(tool) ?? tool, path.join(bin, tool));
      symlinkSync(find(program) ?? program, path.join(bin, name));
      const ran = await lab.runKit(script({ only: retest }), ['/usr/bin/env', `PATH=${bin}`, 'dash'], []);
      expect(ran.output).toContain(`connections are made with ${opener}`);
      expect(connects(seen(ran))).toEqual({ 21: null, 3021: 'timed_out', 3990: 'refused' });
      expect(only(seen(ran), 'greeting')[0]?.reply?.code).toBe(220);
    });

    it('ends in less than 90 seconds where nothing ever answers', async () => {
      lab.dropEverything();
      const dead = Array.from({ length: 8 }, (_, index) => `203.0.113.${120 + index}`);
      const change = {
        host: 'unknown.example.test',
        addresses: [serviceAddress, ...dead.slice(1)],
        reportUrl: 'https://203.0.113.20/r',
        addressUrl: 'https://203.0.113.20/a',
      };
      const ran = await lab.runKit(script(change), ['dash'], []);
      console.log(`ended after ${Math.round(ran.seconds)} seconds`);
      expect(ran.seconds).toBeLessThan(90);
      const all = seen(ran, 'unknown.example.test');
      expect(connects(all)).toEqual({
        21: 'timed_out',
        990: 'timed_out',
        3021: 'timed_out',
        3990: 'timed_out',
        8021: 'timed_out',
        9: 'timed_out',
      });
      expect(only(all, 'name-resolution')[0]?.failure).toMatch(/^resolver_/);
    }, 120_000);
  },
);

import { describe, expect, test, vi } from 'vitest';
import { greeting } from '@/lib/probes/checks/greeting';
import type { EndToEndTransfer, TransferOrder } from '@/lib/probes/end-to-end-transfer';
import { builtInProfiles } from '@/lib/provider/built-in-profiles';
import {
  address,
  dataPort,
  dataPorts,
  explicitPort,
  host,
  keepsFile,
  login,
  type ProbedRun,
  probeHost,
  probeInternet,
} from '../../support/probe-scripted';
import { send, silent, tls } from '../../support/scripted-network-steps';

const filesCom = builtInProfiles.find(({ id }) => id === 'files-com');
if (!filesCom) throw new Error('There is no profile files-com.');

describe('time', () => {
  test('a host that drops every packet costs one connect timeout for all addresses and ports', async () => {
    const A = Array.from({ length: 8 }, (_, index) => `93.184.216.${index + 1}`);
    const run = await probeInternet({ names: { [host]: { A } } }, { profile: filesCom });
    expect(run.all('tcp-connect')).toHaveLength(32);
    expect(run.all('tcp-connect').every(({ failure }) => failure === 'timed_out')).toBe(true);
    expect(run.net.clock.now()).toBe(10_000);
  });

  test('a run ends in its time, and says what it had none for', async () => {
    const run = await probeHost({ 21: () => [silent] }, { limits: { runMs: 5_000 } });
    expect(run.net.clock.now()).toBeLessThanOrEqual(5_001);
    expect(run.missing).toContain('greeting:21 out-of-time');
    expect(run.all('greeting')).toEqual([]);
  });

  test('limits can be set', async () => {
    const run = await probeHost({ 21: 'silent', 990: 'silent' }, { limits: { connectMs: 70 } });
    expect(run.net.clock.now()).toBe(70);
  });
});

describe('a name with more addresses than one run examines', () => {
  const A = Array.from({ length: 20 }, (_, index) => `93.184.216.${index + 1}`);

  test('has the first ones examined, and the rest is said once not to be tested', async () => {
    const run = await probeInternet({ names: { [host]: { A } } }, { request: { checks: ['tcp-connect'] } });
    const places = new Set(run.all('tcp-connect').map(({ target }) => target?.address));
    expect(places.size).toBe(16);
    expect(run.all('not-tested').filter(({ reason }) => reason === 'too-many-addresses')).toMatchObject([
      { check: 'tcp-connect', target: { host, address: null, port: null } },
    ]);
  });

  test('is said so by a later attempt as well, and once', async () => {
    const whole = await probeInternet({ names: { [host]: { A } } }, { request: { checks: ['tcp-connect'] } });
    const again = await probeInternet(
      { names: { [host]: { A } } },
      {
        request: { checks: ['tcp-connect'] },
        done: new Set(whole.finished.map(({ key }) => key)),
        priorObservations: whole.observations,
      },
    );
    expect(again.finished).toEqual([]);
    expect(again.net.contacted).toEqual([]);
  });

  test('of one address fewer, nothing is said', async () => {
    const run = await probeInternet({ names: { [host]: { A: A.slice(0, 16) } } });
    expect(run.missing.filter((line) => line.includes('too-many-addresses'))).toEqual([]);
  });
});

describe('encryption in depth', () => {
  const versions = (run: Awaited<ReturnType<typeof probeHost>>) =>
    run.finished.find(({ key }) => key === 'tls-versions');

  test('is examined where explicit encryption worked, before implicit', async () => {
    const implicit = [tls(), send('220 Hi\r\n')];
    const run = await probeHost({ 21: () => explicitPort(), 990: () => implicit });
    const ports = new Set(versions(run)?.observations.map(({ target }) => target?.port));
    expect([...ports]).toEqual([21]);
    const other = await probeHost({ 21: 'refused', 990: () => implicit });
    expect([...new Set(versions(other)?.observations.map(({ target }) => target?.port))]).toEqual([990]);
  });

  test('is not tested where nothing encrypts', async () => {
    const run = await probeHost({ 21: () => [send('220 Hi\r\n'), silent] });
    expect(versions(run)?.notTested).toBe('needs-earlier');
  });
});

describe('cancelling', () => {
  test('ends everything at once and keeps what was found', async () => {
    const cancel = new AbortController();
    const run = await probeHost(
      { 21: () => [silent] },
      {
        cancel: cancel.signal,
        onStarted: (key) => key.startsWith('greeting') && queueMicrotask(() => cancel.abort()),
      },
    );
    expect(run.cancelled).toBe(true);
    expect(run.only('tcp-connect', 21).failure).toBeNull();
    expect(run.all('greeting')).toEqual([]);
    expect(run.missing).toEqual(
      expect.arrayContaining(['greeting:21 cancelled', 'features:21 cancelled', 'plain-policy:21 cancelled']),
    );
    expect(run.net.clock.now()).toBeLessThan(250);
    expect(run.net.open()).toBe(0);
  });

  test('before the start, nothing is contacted', async () => {
    const run = await probeHost({ 21: () => explicitPort() }, { cancel: AbortSignal.abort() });
    expect(run.net.contacted).toEqual([]);
    expect(run.all('not-tested').length).toBeGreaterThan(5);
  });
});

describe('repeating after a lost attempt', () => {
  test('reports only what is new, with the same ids', async () => {
    const entry = { 21: () => explicitPort(), 50001: dataPort };
    const whole = await probeHost(entry, { login });
    for (const cut of [1, 3, 5, 8, whole.finished.length - 2]) {
      const kept = whole.finished.slice(0, cut);
      const prior = kept.flatMap(({ observations }) => observations);
      const second = await probeHost(entry, {
        login,
        done: new Set(kept.map(({ key }) => key)),
        priorObservations: prior,
      });
      const keys = second.finished.map(({ key }) => key);
      expect(new Set([...kept.map(({ key }) => key), ...keys])).toEqual(
        new Set(whole.finished.map(({ key }) => key)),
      );
      expect(keys.filter((key) => kept.some((step) => step.key === key))).toEqual([]);
      expect(second.started.filter((key) => kept.some((step) => step.key === key))).toEqual([]);
      const shape = (run: typeof whole) =>
        run.observations.map(({ id, kind, failure }) => `${id} ${kind} ${failure}`).sort();
      expect(shape(second)).toEqual(shape(whole));
    }
  });

  test('contacts nobody when everything is done', async () => {
    const whole = await probeHost({ 21: () => explicitPort() });
    const again = await probeHost(
      { 21: () => explicitPort() },
      { done: new Set(whole.finished.map(({ key }) => key)), priorObservations: whole.observations },
    );
    expect(again.net.contacted).toEqual([]);
    expect(again.net.asked).toEqual([]);
    expect(again.finished).toEqual([]);
    expect(again.observations).toEqual(whole.observations);
  });

  test('a login whose password is gone is interrupted, and not tried again', async () => {
    const run = await probeHost({ 21: () => explicitPort() }, { request: { hasLogin: true } });
    expect(run.missing).toContain('login interrupted');
  });
});

describe('reporting', () => {
  test('every planned step ends exactly once, and starts before it ends when it ran', async () => {
    const run = await probeHost({ 21: () => explicitPort(), 50001: dataPort }, { login });
    const planned = run.plans.at(-1)?.map(({ key }) => key) ?? [];
    expect(new Set(planned).size).toBe(planned.length);
    expect(run.finished.map(({ key }) => key).sort()).toEqual([...planned].sort());
    expect(new Set(run.started).size).toBe(run.started.length);
    const ids = run.observations.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(`run/greeting@${address}:21/0`);
  });

  test('a check that throws is a bug of ours: logged, marked as interrupted, and nothing else is lost', async () => {
    const spy = vi.spyOn(greeting, 'run').mockRejectedValue(new Error('a bug'));
    try {
      const run = await probeHost({ 21: () => explicitPort() });
      expect(run.broken).toEqual([`greeting@${address}:21: Error: a bug`]);
      expect(run.missing).toEqual(
        expect.arrayContaining(['greeting:21 interrupted', 'explicit-tls:21 needs-earlier']),
      );
      expect(run.only('tcp-connect', 21).failure).toBeNull();
      expect(run.net.open()).toBe(0);
    } finally {
      spy.mockRestore();
    }
  });
});

describe('the connection for the login', () => {
  test('is the person’s own port before the default ones', async () => {
    const run = await probeHost(
      { 21: () => explicitPort(), 2121: () => explicitPort(), 50001: dataPort },
      { login, request: { port: 2121 } },
    );
    expect(run.only('login').target?.port).toBe(2121);
  });

  test('is the first address that works', async () => {
    const second = '93.184.215.15';
    const run = await probeInternet(
      { names: { [host]: { A: [address, second] } }, hosts: { [second]: { 21: () => explicitPort() } } },
      { login },
    );
    expect(run.only('login').target?.address).toBe(second);
    expect(run.only('plain-policy').target?.address).toBe(second);
  });
});

const large = (run: ProbedRun) => run.all('transfer').filter(({ size }) => size === 'large');

describe('the end-to-end proof', () => {
  const done = {
    elapsedMs: 1,
    failure: null,
    detail: null,
    bytesExpected: null,
    bytesSeen: 5,
    sizeOnServer: null,
    contentMatches: null,
    controlIdleMs: null,
    reply: null,
  };

  test('of a large file runs in the end, to the pinned address, with our connection closed', async () => {
    const orders: TransferOrder[] = [];
    const transfer: EndToEndTransfer = {
      run: async (order) => {
        orders.push(order);
        return {
          steps: [
            { operation: 'size', ...done },
            { operation: 'upload', ...done, failure: 'reply_negative' },
          ],
          transcript: [{ from: 'us', text: 'STOR x', atMs: 1 }],
        };
      },
    };
    const run = await probeHost(
      { 21: () => explicitPort(keepsFile), 50001: dataPorts() },
      { login, transfer },
    );
    expect(orders).toHaveLength(1);
    expect(orders[0]).toMatchObject({
      target: { address, port: 21 },
      serverName: host,
      protection: 'explicit',
    });
    expect(orders[0]?.fileName).toMatch(/^portside-test-[0-9a-f]{8}\.bin$/);
    expect(orders[0]?.allowDataPort(22).ok).toBe(false);
    expect(orders[0]?.allowDataPort(50_000).ok).toBe(true);
    expect(large(run).map(({ operation, failure }) => [operation, failure])).toEqual([
      ['size', null],
      ['upload', 'reply_negative'],
    ]);
    const transcript = run.finished
      .find(({ key }) => key === 'transfer-large')
      ?.transcript.map(({ text }) => text);
    expect(transcript?.slice(-2)).toEqual(['QUIT', 'STOR x']);
  });

  test('has the password taken out of whatever it reports', async () => {
    const { password } = login;
    const step = { ...done, operation: 'upload', failure: 'closed', detail: `lost ${password}` } as const;
    const transfer: EndToEndTransfer = {
      run: async () => ({ steps: [step], transcript: [{ from: 'server', text: password, atMs: 1 }] }),
    };
    const run = await probeHost(
      { 21: () => explicitPort(keepsFile), 50001: dataPorts() },
      { login, transfer },
    );
    expect(large(run)[0]?.detail).toBe('lost ****');
    expect(JSON.stringify([run.observations, run.finished])).not.toContain(password);
  });

  test('uploads nothing without a login, nor after a failed listing', async () => {
    const run = vi.fn();
    await probeHost({ 21: () => explicitPort(), 50001: dataPort }, { transfer: { run } });
    await probeHost({ 21: () => explicitPort(), 50001: 'refused' }, { login, transfer: { run } });
    expect(run).not.toHaveBeenCalled();
  });
});

test('several greetings that were not asked for do not confuse the run for ever', async () => {
  const run = await probeHost({ 21: () => [send('220 Hi\r\n'.repeat(10_000))] });
  expect(run.broken).toEqual([]);
  expect(run.net.open()).toBe(0);
});

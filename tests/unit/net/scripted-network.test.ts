import { describe, expect, it } from 'vitest';
import { startDeadline } from '@/lib/net/deadline';
import { allowTarget, makeTargetPolicy } from '@/lib/net/target-policy';
import { type HostEntry, type ScriptedInternet, scriptedNetwork } from '../../support/scripted-network';
import {
  awaitSignal,
  close,
  dialBack,
  dialogue,
  drain,
  expectLine,
  failTls,
  reset,
  send,
  signal,
  silent,
  tls,
  wait,
} from '../../support/scripted-network-steps';

const address = '1.1.1.1';
const target = (port: number) => {
  const made = allowTarget(makeTargetPolicy(), {
    host: 'ftp.example.org',
    address,
    port,
    purpose: 'control',
    knownPorts: [port],
  });
  if (!made.ok) throw new Error(made.reason);
  return made.value;
};

function play(host: HostEntry, more: Partial<ScriptedInternet> = {}) {
  const net = scriptedNetwork({ hosts: { [address]: host }, ...more });
  const within = (ms: number) => startDeadline(net.clock, ms);
  const open = async (port: number) => {
    const outcome = await net.connect(target(port), within(10_000));
    if (!outcome.ok) throw new Error(outcome.failure);
    return outcome.connection;
  };
  return { net, within, open };
}

const bytes = (text: string) => new TextEncoder().encode(text);

async function readAll(
  connection: Awaited<ReturnType<ReturnType<typeof play>['open']>>,
  deadline: ReturnType<typeof startDeadline>,
) {
  const parts: string[] = [];
  for (;;) {
    const read = await connection.read(deadline);
    if (!read.ok) return { parts, end: read.failure };
    if (!read.bytes) return { parts, end: 'end' };
    parts.push(new TextDecoder().decode(read.bytes));
  }
}

describe('a scripted host', () => {
  it('refuses, is silent, or does not exist, in virtual time', async () => {
    const { net, within } = play({ 21: 'refused', 990: 'silent', other: 'host_unreachable' });
    const started = performance.now();
    expect(await net.connect(target(21), within(100))).toMatchObject({ failure: 'refused' });
    expect(await net.connect(target(2121), within(100))).toMatchObject({ failure: 'host_unreachable' });
    expect(await net.connect(target(990), within(30_000))).toMatchObject({ failure: 'timed_out' });
    expect(net.clock.now()).toBe(30_000);
    expect(performance.now() - started).toBeLessThan(1000);
    expect(net.contacted).toEqual([`${address}:21`, `${address}:2121`, `${address}:990`]);
  });

  it('sends in pieces, waits, closes and resets', async () => {
    const script = [send('220 Hi\r\n'), wait(500), send('421 Bye\r\n'), close];
    for (const [cuts, count] of [
      ['whole', 2],
      ['bytes', 17],
    ] as const) {
      const { open, within, net } = play({ 21: script }, { cuts });
      const { parts, end } = await readAll(await open(21), within(2000));
      expect(parts.join('')).toBe('220 Hi\r\n421 Bye\r\n');
      expect(parts).toHaveLength(count);
      expect(end).toBe('end');
      expect(net.clock.now()).toBe(500);
    }
    const { open, within } = play({ 21: [reset], 990: [silent] });
    expect((await readAll(await open(21), within(50))).end).toBe('reset');
    expect((await readAll(await open(990), within(50))).end).toBe('timed_out');
  });

  it('charges round trips', async () => {
    const { open, within, net } = play(
      { 21: [send('a'), dialogue({ NOOP: '200 Ok' })] },
      { roundTripMs: 50 },
    );
    const connection = await open(21);
    expect(net.clock.now()).toBe(50);
    await connection.read(within(1000));
    expect(net.clock.now()).toBe(75);
    await connection.write(bytes('NOOP\r\n'), within(1000));
    await connection.read(within(1000));
    expect(net.clock.now()).toBe(125);
  });

  it('notices a command it did not expect', async () => {
    const { open, within, net } = play({ 21: [expectLine('FEAT'), send('211 End\r\n')] });
    const connection = await open(21);
    await connection.write(bytes('USER x\r\n'), within(100));
    expect((await readAll(connection, within(100))).end).toBe('reset');
    expect(() => net.check()).toThrow('expected FEAT');
  });

  it('encrypts, resumes, fails, and shows clear text', async () => {
    const options = { serverName: 'ftp.example.org', resume: null };
    const { open, within } = play({
      21: [tls({ version: 'TLSv1.2' }, { clearText: 'early' }), send('in')],
      990: [failTls('tls_version', { detail: 'old' })],
      2121: [send('220 Clear\r\n')],
      2122: [silent],
    });
    const first = await open(21);
    const outcome = await first.startTls(options, within(100));
    expect(outcome).toMatchObject({ ok: true, tls: { version: 'TLSv1.2', resumed: false } });
    expect(new TextDecoder().decode(outcome.clearText)).toBe('early');
    const again = await (await open(21)).startTls({ ...options, resume: first.tlsSession() }, within(100));
    expect(again).toMatchObject({ ok: true, tls: { resumed: true } });
    expect(await (await open(990)).startTls(options, within(100))).toMatchObject({
      failure: 'tls_version',
      detail: 'old',
    });
    expect(await (await open(2121)).startTls(options, within(100))).toMatchObject({
      failure: 'tls_not_spoken',
      clearText: bytes('220 Clear\r\n'),
    });
    expect(await (await open(2122)).startTls(options, within(100))).toMatchObject({ failure: 'timed_out' });
  });

  it('lets a control and a data script wait for each other, and calls back', async () => {
    const { open, within, net } = play({
      21: [
        dialogue({
          LIST: [send('150 Now\r\n'), signal('list'), awaitSignal('stored'), send('226 Done\r\n')],
          PORT: [dialBack([], '9.9.9.9'), dialBack([send('active')])],
        }),
      ],
      2121: [awaitSignal('list'), drain('stored')],
    });
    const control = await open(21);
    const data = await open(2121);
    await control.write(bytes('LIST\r\n'), within(100));
    expect(await control.read(within(100))).toMatchObject({ bytes: bytes('150 Now\r\n') });
    data.end();
    expect(await control.read(within(100))).toMatchObject({ bytes: bytes('226 Done\r\n') });
    const listening = await net.listen(target(21), '198.51.100.77', within(1000));
    if (!listening.ok) throw new Error(listening.failure);
    await control.write(bytes('PORT 1\r\n'), within(100));
    const called = await listening.listener.accept(within(100));
    expect(called.ok && (await called.connection.read(within(100)))).toMatchObject({
      bytes: bytes('active'),
    });
    expect(listening.listener.strangers()).toBe(1);
    expect(listening.listener.firstStranger()).toBe('9.9.9.9');
    control.destroy();
    data.destroy();
    expect(net.open()).toBe(1);
    net.check();
  });
});

describe('a scripted call', () => {
  const listenIn = async (script: Parameters<typeof dialogue>[0], more: Partial<ScriptedInternet> = {}) => {
    const { open, within, net } = play({ 21: [dialogue(script)] }, more);
    const control = await open(21);
    const listening = await net.listen(target(21), control.localAddress, within(60_000));
    if (!listening.ok) throw new Error(listening.failure);
    await control.write(bytes('PORT 1\r\n'), within(100));
    return { net, within, listener: listening.listener };
  };

  it('that comes too late finds nobody', async () => {
    const late = await listenIn({ PORT: [wait(15_001), dialBack([silent])] });
    expect(await late.listener.accept(late.within(30_000))).toMatchObject({
      ok: false,
      failure: 'timed_out',
    });
    const timely = await listenIn({ PORT: [wait(14_999), dialBack([silent])] });
    expect(await timely.listener.accept(timely.within(30_000))).toMatchObject({ ok: true });
  });

  it('is counted when it is the second, and let go when nobody takes it', async () => {
    const { listener, net, within } = await listenIn({ PORT: [dialBack([silent]), dialBack([silent])] });
    await new Promise(setImmediate);
    expect(listener.strangers()).toBe(1);
    expect(listener.firstStranger()).toBeNull();
    expect(net.open()).toBe(3);
    listener.close();
    expect(net.open()).toBe(1);
    expect(await listener.accept(within(100))).toMatchObject({ ok: false, failure: 'timed_out' });
  });

  it('is not waited for where listening is not possible, nor on a foreign address', async () => {
    const { net, within } = play({}, { listens: 'our_network' });
    expect(await net.listen(target(21), '198.51.100.77', within(100))).toEqual({
      ok: false,
      failure: 'our_network',
    });
    await expect(net.listen(target(21), '10.0.0.1', within(100))).rejects.toThrow('10.0.0.1');
  });
});

it('a scripted handshake takes the versions it knows, where one is offered alone', async () => {
  const { open, within } = play({ 21: () => [tls({}, { versions: ['TLSv1.2'] })] });
  const offer = async (onlyVersion: 'TLSv1.2' | 'TLSv1.3') =>
    (await open(21)).startTls({ serverName: null, resume: null, onlyVersion }, within(100));
  expect(await offer('TLSv1.2')).toMatchObject({ ok: true, tls: { version: 'TLSv1.2' } });
  expect(await offer('TLSv1.3')).toMatchObject({ ok: false, failure: 'tls_version' });
});

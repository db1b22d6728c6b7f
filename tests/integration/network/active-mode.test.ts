import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startDeadline } from '@/lib/net/deadline';
import { nodeClock } from '@/lib/server/network/node-clock';
import { encode, network, openLoopbackNetwork, target, text, within } from './loopback';

const range = { from: 45_100, to: 45_400 };
const active = openLoopbackNetwork({ activePortRange: range });

async function listen(ms = 3000) {
  const outcome = await active.listen(target(2121), '127.0.0.1', within(ms));
  if (!outcome.ok) throw new Error(outcome.failure);
  return outcome.listener;
}

const call = (port: number, from: string) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', localAddress: from });
    socket.once('data', () => resolve(true));
    socket.once('close', () => resolve(false));
    socket.on('error', () => undefined);
    socket.write('data');
  });

describe('waiting for the server to call back', () => {
  it('takes the peer and nobody else', async () => {
    const listener = await listen();
    expect(listener.address).toBe('127.0.0.1');
    expect(listener.port).toBeGreaterThanOrEqual(range.from);
    expect(listener.port).toBeLessThanOrEqual(range.to);
    expect(await call(listener.port, '127.0.0.2')).toBe(false);
    const called = call(listener.port, '127.0.0.1');
    const accepted = await listener.accept(within(1000));
    if (!accepted.ok) throw new Error(accepted.failure);
    const read = await accepted.connection.read(within(500));
    expect(read.ok && text(read.bytes)).toBe('data');
    await accepted.connection.write(encode('thanks'), within(500));
    expect(await called).toBe(true);
    expect(accepted.connection.remoteAddress).toBe('192.0.2.80');
    expect(listener.strangers()).toBe(1);
    expect(await call(listener.port, '127.0.0.1')).toBe(false);
    accepted.connection.destroy();
  });

  it('ends with its deadline and when closed', async () => {
    const listener = await listen();
    expect(await listener.accept(within(50))).toMatchObject({ ok: false, failure: 'timed_out' });
    listener.close();
    expect(await listener.accept(within(1000))).toMatchObject({ ok: false });
    expect(await call(listener.port, '127.0.0.1')).toBe(false);
  });

  it('closes when the run is cancelled', async () => {
    const controller = new AbortController();
    const outcome = await active.listen(target(2121), '127.0.0.1', within(3000, controller.signal));
    if (!outcome.ok) throw new Error(outcome.failure);
    controller.abort();
    expect(await call(outcome.listener.port, '127.0.0.1')).toBe(false);
  });

  it('closes by itself after 15 seconds', async () => {
    const asked: number[] = [];
    const clock = {
      ...nodeClock,
      after: (ms: number, callback: () => void) => {
        asked.push(ms);
        return nodeClock.after(ms / 100, callback);
      },
    };
    const outcome = await active.listen(target(2121), '127.0.0.1', startDeadline(clock, 600_000));
    if (!outcome.ok) throw new Error(outcome.failure);
    expect(asked).toEqual([600_000, 15_000]);
    expect(await outcome.listener.accept(within(1000))).toMatchObject({ ok: false, failure: 'timed_out' });
    expect(await call(outcome.listener.port, '127.0.0.1')).toBe(false);
  });

  it('counts a second call of the peer, and many strangers, and reads none of them', async () => {
    const listener = await listen();
    const first = call(listener.port, '127.0.0.1');
    const others = await Promise.all(
      Array.from({ length: 30 }, (_, index) => call(listener.port, `127.0.0.${index < 15 ? 1 : index}`)),
    );
    expect(others.filter(Boolean)).toEqual([]);
    const accepted = await listener.accept(within(1000));
    if (!accepted.ok) throw new Error(accepted.failure);
    await accepted.connection.write(encode('thanks'), within(500));
    expect(await first).toBe(true);
    expect(listener.strangers()).toBe(30);
    expect(listener.firstStranger()).toMatch(/^127\.0\.0\.\d+$/);
    accepted.connection.destroy();
  });

  it('takes another port of the range where one is in use', async () => {
    const narrow = openLoopbackNetwork({ activePortRange: { from: 45_098, to: 45_099 } });
    const open = () => narrow.listen(target(2121), '127.0.0.1', within(3000));
    const [one, two, three] = [await open(), await open(), await open()];
    if (!one.ok || !two.ok) throw new Error('There were two ports.');
    expect([one.listener.port, two.listener.port].toSorted()).toEqual([45_098, 45_099]);
    expect(three).toMatchObject({ ok: false, failure: 'our_resources' });
    one.listener.close();
    two.listener.close();
  });

  it('is our own lack where nobody out there could reach us, and works by the address the operator names', async () => {
    const dialer = {
      lookUp: () => null,
      place: ({ port }: { port: number }) => ({ host: '127.0.0.1', port, trust: 'public', practice: false }),
    };
    const inside = openLoopbackNetwork({ activePortRange: range, dialer });
    expect(await inside.listen(target(2121), '127.0.0.1', within(500))).toMatchObject({
      ok: false,
      failure: 'our_network',
    });
    const reach = { publicAddresses: ['2001:503:ba3e::2:30', '198.41.0.4'], opened: [] };
    const forwarded = openLoopbackNetwork({ activePortRange: range, dialer, reach });
    const outcome = await forwarded.listen(target(2121), '127.0.0.1', within(500));
    if (!outcome.ok) throw new Error(outcome.failure);
    expect(outcome.listener.address).toBe('198.41.0.4');
    expect(await call(outcome.listener.port, '127.0.0.2')).toBe(false);
    expect(outcome.listener.strangers()).toBe(1);
    outcome.listener.close();
  });

  it('is a bug with an address of the other family', async () => {
    await expect(active.listen(target(2121), '::1', within(500))).rejects.toThrow('family');
  });

  it('is our own lack without a port range', async () => {
    expect(await network.listen(target(2121), '::ffff:127.0.0.1', within(500))).toMatchObject({
      ok: false,
      failure: 'our_network',
    });
  });
});

import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { encode, network, openLoopbackNetwork, target, text, within } from './loopback';

const range = { from: 45_100, to: 45_400 };
const active = openLoopbackNetwork({ activePortRange: range });

async function listen(ms = 3000) {
  const outcome = await active.listen(target(2121), within(ms));
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
    const outcome = await active.listen(target(2121), within(3000, controller.signal));
    if (!outcome.ok) throw new Error(outcome.failure);
    controller.abort();
    expect(await call(outcome.listener.port, '127.0.0.1')).toBe(false);
  });

  it('is our own lack without a port range', async () => {
    expect(await network.listen(target(2121), within(500))).toMatchObject({
      ok: false,
      failure: 'our_network',
    });
  });
});

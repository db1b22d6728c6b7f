import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkEnds } from '@/lib/server/network/node-dial';
import {
  address,
  audits,
  connectTo,
  encode,
  host,
  network,
  type Running,
  serve,
  target,
  text,
  within,
} from './loopback';

const running: Running[] = [];
const start = async (...args: Parameters<typeof serve>) => {
  const server = await serve(...args);
  running.push(server);
  return server;
};

beforeEach(() => audits.splice(0));
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

const settled = () => new Promise((resolve) => setTimeout(resolve, 30));

describe('a TCP connection', () => {
  it('reads, writes and ends, and shows the pinned address', async () => {
    const server = await start((socket) => socket.pipe(socket));
    const connection = await connectTo(server.port);
    expect(connection.remoteAddress).toBe(address);
    expect(await connection.write(encode('hello'), within(500))).toEqual({ ok: true });
    const read = await connection.read(within(500));
    expect(read.ok && text(read.bytes)).toBe('hello');
    connection.end();
    expect(await connection.read(within(500))).toEqual({ ok: true, end: true });
    connection.destroy();
    await settled();
    expect(audits).toMatchObject([
      { host, address, port: server.port, outcome: 'connected', bytesIn: 5, bytesOut: 5 },
    ]);
  });

  it('tells a closed port', async () => {
    const server = await start(() => undefined);
    await running.pop()?.stop();
    expect(await network.connect(target(server.port), within(2000))).toMatchObject({
      ok: false,
      failure: 'refused',
    });
    expect(audits).toMatchObject([{ outcome: 'refused', bytesOut: 0 }]);
  });

  it('tells a close without a word from a reset', async () => {
    const closing = await start((socket) => socket.end());
    expect(await (await connectTo(closing.port)).read(within(500))).toEqual({ ok: true, end: true });
    const resetting = await start((socket) => void setTimeout(() => socket.resetAndDestroy(), 50));
    expect(await (await connectTo(resetting.port)).read(within(500))).toMatchObject({
      ok: false,
      failure: 'reset',
    });
  });

  it('gives out what came before the end', async () => {
    const server = await start((socket) => socket.end('421 Full\r\n'));
    const connection = await connectTo(server.port);
    await settled();
    const read = await connection.read(within(500));
    expect(read.ok && text(read.bytes)).toBe('421 Full\r\n');
    expect(await connection.read(within(500))).toEqual({ ok: true, end: true });
  });

  it('stays usable when a reader runs out of time', async () => {
    const server = await start((socket) => void setTimeout(() => socket.write('late'), 80));
    const connection = await connectTo(server.port);
    expect(await connection.read(within(20))).toMatchObject({ ok: false, failure: 'timed_out' });
    const read = await connection.read(within(1000));
    expect(read.ok && text(read.bytes)).toBe('late');
    connection.destroy();
  });

  it('makes an endless sender wait', async () => {
    const server = await start((socket) => {
      const chunk = Buffer.alloc(65_536, 'x');
      const send = () => {
        while (socket.writable && socket.write(chunk));
      };
      socket.on('drain', send);
      send();
    });
    const connection = await connectTo(server.port);
    await connection.read(within(500));
    await new Promise((resolve) => setTimeout(resolve, 200));
    connection.destroy();
    await settled();
    expect(audits[0]?.bytesIn).toBeLessThan(1_000_000);
  });

  it('refuses a target that the policy did not make', async () => {
    await expect(network.connect({ ...target(2121), port: 2122 }, within(100))).rejects.toThrow('policy');
  });
});

describe('ending early', () => {
  it('a cancel destroys an open socket while it is read, within 250 ms', async () => {
    const server = await start((socket) => void socket.resume());
    const connection = await connectTo(server.port);
    const controller = new AbortController();
    const reading = connection.read(within(10_000, controller.signal));
    await settled();
    const start_ = performance.now();
    controller.abort();
    expect(await reading).toMatchObject({ failure: 'cancelled' });
    while (server.sockets.size > 0) await settled();
    expect(performance.now() - start_).toBeLessThan(250);
  });

  it('a cancel and a deadline destroy sockets that are still connecting', async () => {
    const hole = await blackHole();
    const before = openSockets();
    try {
      const controller = new AbortController();
      const cancelled = network.connect(target(hole.port), within(10_000, controller.signal));
      const late = network.connect(target(hole.port), within(120));
      await settled();
      expect(openSockets()).toBe(before + 2);
      const start_ = performance.now();
      controller.abort();
      expect(await cancelled).toMatchObject({ failure: 'cancelled' });
      expect(performance.now() - start_).toBeLessThan(50);
      expect(await late).toMatchObject({ failure: 'timed_out' });
      await settled();
      expect(openSockets()).toBe(before);
    } finally {
      hole.stop();
    }
  });

  it('two hundred connections leave no descriptor', async () => {
    const server = await start((socket) => void socket.write('220 Hello\r\n'));
    const before = openSockets();
    await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const connection = await connectTo(server.port);
        if (index % 2) await connection.read(within(2000));
        connection.destroy();
        connection.destroy();
      }),
    );
    const end = performance.now() + 2000;
    while ((openSockets() > before || audits.length < 200) && performance.now() < end) await settled();
    expect(openSockets()).toBeLessThanOrEqual(before);
    expect(audits).toHaveLength(200);
  });
});

describe('where a socket leads', () => {
  const place = { host: '8.8.8.8', port: 21, trust: 'public', practice: false } as const;
  const ends = { remoteAddress: '8.8.8.8', remotePort: 21, localAddress: '10.0.0.2', localPort: 40_000 };

  it('must be the address that was asked for', () => {
    expect(checkEnds(ends, place)).toBeNull();
    expect(checkEnds({ ...ends, remoteAddress: '::ffff:8.8.8.8' }, place)).toBeNull();
    for (const remoteAddress of ['8.8.4.4', '127.0.0.1', '::1', '']) {
      expect(checkEnds({ ...ends, remoteAddress }, place)).toMatchObject({ failure: 'our_network' });
    }
  });

  it('is a reset when nothing is there any more', () => {
    expect(checkEnds({ ...ends, remoteAddress: undefined }, place)).toMatchObject({ failure: 'reset' });
  });

  it('must not be this machine', () => {
    expect(checkEnds({ ...ends, remoteAddress: '127.0.0.1' }, { ...place, host: '127.0.0.1' })).toMatchObject(
      { failure: 'our_network' },
    );
  });

  it('is a closed port when it is itself', () => {
    const self = {
      remoteAddress: '127.0.0.1',
      remotePort: 41_000,
      localAddress: '127.0.0.1',
      localPort: 41_000,
    };
    expect(checkEnds(self, { ...place, host: '127.0.0.1', port: 41_000, practice: true })).toMatchObject({
      failure: 'refused',
    });
  });
});

const openSockets = (): number => {
  if (process.platform !== 'linux')
    return process.getActiveResourcesInfo().filter((name) => name.startsWith('TCP')).length;
  return readdirSync('/proc/self/fd').length;
};

/** A port whose listener is stopped with a full queue, so that further connections get no answer. */
async function blackHole(): Promise<{ port: number; stop(): void }> {
  const code =
    "require('net').createServer().listen({port:0,host:'127.0.0.1',backlog:1},function(){console.log(this.address().port)})";
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<number>((resolve) =>
    child.stdout.once('data', (data) => resolve(Number(data))),
  );
  child.kill('SIGSTOP');
  const fillers = Array.from({ length: 4 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
  await new Promise((resolve) => setTimeout(resolve, 100));
  return {
    port,
    stop: () => {
      for (const filler of fillers) filler.destroy();
      child.kill('SIGKILL');
    },
  };
}

import type { Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import {
  certificates,
  connectTo,
  encode,
  host,
  noTicket,
  type Running,
  serve,
  serveTls,
  text,
  within,
} from './loopback';

const running: Running[] = [];
const keep = async (starting: Promise<Running>) => {
  const server = await starting;
  running.push(server);
  return server;
};

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

const handshakeWith = async (port: number, ms = 2000) => {
  const connection = await connectTo(port);
  return { connection, outcome: await connection.startTls(noTicket, within(ms)) };
};

describe('an encrypted connection', () => {
  it('records version, cipher, chain, name and trust, and carries bytes both ways', async () => {
    const server = await keep(serveTls({}, (socket) => socket.pipe(socket)));
    const { connection, outcome } = await handshakeWith(server.port);
    expect(outcome).toMatchObject({
      ok: true,
      tls: {
        version: 'TLSv1.3',
        resumed: false,
        chainLength: 2,
        nameMatches: true,
        trustError: null,
        chain: [{ altNames: [host], selfSigned: false }, {}],
      },
    });
    expect(outcome.clearText).toBeUndefined();
    const big = encode('x'.repeat(300_000));
    const writing = connection.write(big, within(2000));
    let received = 0;
    while (received < big.length) {
      const read = await connection.read(within(2000));
      if (!read.ok || !read.bytes) throw new Error('ended early');
      received += read.bytes.length;
    }
    expect(await writing).toEqual({ ok: true });
    connection.end();
    expect(await connection.read(within(1000))).toEqual({ ok: true, end: true });
    connection.destroy();
  });

  it.each(['TLSv1.2', 'TLSv1.3'] as const)('resumes a %s session on another connection', async (version) => {
    const server = await keep(
      serveTls({ minVersion: version, maxVersion: version }, (socket) => void socket.write('hi')),
    );
    const { connection, outcome } = await handshakeWith(server.port);
    expect(outcome).toMatchObject({ ok: true, tls: { version, resumed: false } });
    await connection.read(within(1000));
    const resume = connection.tlsSession();
    expect(resume).not.toBeNull();
    const second = await connectTo(server.port);
    const resumed = await second.startTls({ serverName: host, resume }, within(1000));
    expect(resumed).toMatchObject({
      ok: true,
      tls: { version, resumed: true, nameMatches: true, trustError: null },
    });
    await second.read(within(1000));
    expect(second.tlsSession()).not.toBeNull();
    connection.destroy();
    second.destroy();
  });

  it('can be seen with versions that nobody should use', async () => {
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
    const server = await keep(serveTls(old, () => undefined));
    expect((await handshakeWith(server.port)).outcome).toMatchObject({ ok: true, tls: { version: 'TLSv1' } });
  });

  it.each([
    ['expired', 'CERT_HAS_EXPIRED', true, 2],
    ['self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT', true, 1],
    ['no-intermediate', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', true, 1],
    ['other-name', null, false, 2],
  ] as const)(
    'records what is wrong with a certificate: %s',
    async (kind, trustError, nameMatches, chainLength) => {
      const { chainPem, keyPem } = certificates.serve(kind, [host]);
      const server = await keep(serveTls({ cert: chainPem, key: keyPem }, () => undefined));
      expect((await handshakeWith(server.port)).outcome).toMatchObject({
        ok: true,
        tls: { trustError, nameMatches, chainLength },
      });
    },
  );
});

describe('a handshake that fails', () => {
  it('meets clear text and keeps it', async () => {
    const server = await keep(serve((socket) => void socket.write('220 I speak first\r\n')));
    const { outcome } = await handshakeWith(server.port);
    expect(outcome).toMatchObject({ ok: false, failure: 'tls_not_spoken' });
    expect(text(outcome.clearText)).toBe('220 I speak first\r\n');
  });

  it('meets clear text in single bytes', async () => {
    const server = await keep(
      serve(async (socket) => {
        for (const byte of Buffer.from('SSH-2.0-x\r\n')) {
          socket.write(Buffer.from([byte]));
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      }),
    );
    const { outcome } = await handshakeWith(server.port);
    expect(outcome).toMatchObject({ ok: false, failure: 'tls_not_spoken' });
    expect(text(outcome.clearText)).toBe('SSH-2.0-x\r\n');
  });

  it('meets endless clear text and ends at once', async () => {
    const server = await keep(serve((socket) => void socket.write('y'.repeat(100_000))));
    const start = performance.now();
    const { outcome } = await handshakeWith(server.port);
    expect(outcome).toMatchObject({ ok: false, failure: 'tls_not_spoken' });
    expect(outcome.clearText).toHaveLength(512);
    expect(performance.now() - start).toBeLessThan(500);
  });

  it.each<[string, (socket: Socket) => void, string]>([
    ['silence', () => undefined, 'timed_out'],
    ['a close after the hello', (socket) => socket.once('data', () => socket.end()), 'closed'],
    ['a reset after the hello', (socket) => socket.once('data', () => socket.resetAndDestroy()), 'reset'],
    [
      'half a record',
      (socket) => socket.once('data', () => socket.write(Buffer.from([0x16, 3, 3, 4]))),
      'timed_out',
    ],
    [
      'an alert about the version',
      (socket) => socket.once('data', () => socket.write(Buffer.from([0x15, 3, 3, 0, 2, 2, 70]))),
      'tls_version',
    ],
    [
      'an alert without common parameters',
      (socket) => socket.once('data', () => socket.write(Buffer.from([0x15, 3, 3, 0, 2, 2, 40]))),
      'tls_no_common_cipher',
    ],
    [
      'another alert',
      (socket) => socket.once('data', () => socket.write(Buffer.from([0x15, 3, 3, 0, 2, 2, 80]))),
      'tls_alert',
    ],
    [
      'nonsense in a record',
      (socket) => socket.once('data', () => socket.write(Buffer.from([0x16, 3, 3, 0, 4, 9, 9, 9, 9]))),
      'tls_failed',
    ],
  ])('meets %s', async (_what, act, failure) => {
    const server = await keep(serve(act));
    const start = performance.now();
    const { outcome, connection } = await handshakeWith(server.port, 300);
    expect(outcome).toMatchObject({ ok: false, failure });
    expect(performance.now() - start).toBeLessThan(550);
    expect(await connection.read(within(100))).toMatchObject({ ok: false });
  });

  it('meets a chain that is too large', async () => {
    const { chainPem, keyPem } = certificates.serve('trusted', [host]);
    const [leaf = '', intermediate = ''] = chainPem.split(/(?<=-----END CERTIFICATE-----\n)/);
    const server = await keep(
      serveTls({ cert: leaf + intermediate.repeat(300), key: keyPem }, () => undefined),
    );
    expect((await handshakeWith(server.port)).outcome).toMatchObject({
      ok: false,
      failure: 'tls_chain_too_large',
    });
  });

  it('is cancelled within 250 ms and leaves no socket', async () => {
    const server = await keep(serve((socket) => void socket.resume()));
    const connection = await connectTo(server.port);
    const controller = new AbortController();
    const shaking = connection.startTls(noTicket, within(10_000, controller.signal));
    setTimeout(() => controller.abort(), 50);
    const start = performance.now();
    expect(await shaking).toMatchObject({ ok: false, failure: 'cancelled' });
    while (server.sockets.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(performance.now() - start).toBeLessThan(300);
  });
});

describe('encryption in the middle of a conversation', () => {
  const { chainPem, keyPem } = certificates.serve('trusted', [host]);
  const secureContext = createSecureContext({ cert: chainPem, key: keyPem });
  const upgrade = (socket: Socket) => {
    const secure = new TLSSocket(socket, { isServer: true, secureContext });
    secure.on('error', () => undefined);
    secure.write('after');
  };

  it('drops clear text after the agreement, names it, and goes on', async () => {
    for (const delay of [0, 60]) {
      const server = await keep(
        serve((socket) => {
          socket.write('234 Go\r\n');
          setTimeout(() => {
            socket.write('230 Injected\r\n');
            upgrade(socket);
          }, delay);
        }),
      );
      const connection = await connectTo(server.port);
      await new Promise((resolve) => setTimeout(resolve, delay === 0 ? 50 : 0));
      // The reader of replies may not have taken everything: what is left is clear text all the same.
      const first = delay === 0 ? null : await connection.read(within(500));
      const outcome = await connection.startTls(noTicket, within(1000));
      expect(outcome).toMatchObject({ ok: true, tls: { trustError: null } });
      expect(text(outcome.clearText)).toBe(first ? '230 Injected\r\n' : '234 Go\r\n230 Injected\r\n');
      const read = await connection.read(within(500));
      expect(read.ok && text(read.bytes)).toBe('after');
      connection.destroy();
    }
  });

  it('cannot be started twice', async () => {
    const server = await keep(serveTls({}, () => undefined));
    const { connection } = await handshakeWith(server.port);
    await expect(connection.startTls(noTicket, within(100))).rejects.toThrow('already');
    connection.destroy();
  });
});

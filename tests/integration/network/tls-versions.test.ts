import { constants } from 'node:crypto';
import { createSecureContext, type SecureVersion, TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import type { TlsVersion } from '@/lib/net/network';
import { tlsVersions } from '@/lib/probes/checks/tls-versions';
import {
  certificates,
  connectTo,
  host,
  network,
  policy,
  type Running,
  serve,
  serveTls,
  target,
  within,
} from './loopback';
import { checkContext, runCheck } from './run-check';

const versions: readonly TlsVersion[] = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];
const running: Running[] = [];
const keep = async (starting: Promise<Running>) => {
  const server = await starting;
  running.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

const offerAlone = async (port: number, onlyVersion: TlsVersion) => {
  const connection = await connectTo(port);
  const outcome = await connection.startTls({ serverName: host, resume: null, onlyVersion }, within(2000));
  connection.destroy();
  return outcome;
};

const between = (minVersion: SecureVersion, maxVersion: SecureVersion) =>
  ({ minVersion, maxVersion, ciphers: 'DEFAULT@SECLEVEL=0' }) as const;

describe('one version offered alone', () => {
  it.each(versions)('%s meets a server that speaks only this', async (version) => {
    const server = await keep(serveTls(between(version, version), () => undefined));
    for (const offered of versions) {
      const outcome = await offerAlone(server.port, offered);
      if (offered === version) expect(outcome).toMatchObject({ ok: true, tls: { version } });
      else expect(outcome).toMatchObject({ ok: false, failure: 'tls_version' });
    }
  });

  it('does not change what other connections offer', async () => {
    const server = await keep(serveTls(between('TLSv1', 'TLSv1.3'), () => undefined));
    await offerAlone(server.port, 'TLSv1');
    const connection = await connectTo(server.port);
    expect(await connection.startTls({ serverName: host, resume: null }, within(1000))).toMatchObject({
      ok: true,
      tls: { version: 'TLSv1.3' },
    });
    connection.destroy();
  });

  it('that the runtime does not know is our own lack, and leaves the connection alone', async () => {
    const server = await keep(serveTls({}, () => undefined));
    const connection = await connectTo(server.port);
    const options = { serverName: host, resume: null };
    const unknown = { ...options, onlyVersion: 'TLSv9' as TlsVersion };
    expect(await connection.startTls(unknown, within(1000))).toMatchObject({ failure: 'our_resources' });
    expect(await connection.startTls(options, within(1000))).toMatchObject({ ok: true });
    connection.destroy();
  });
});

/** Greets in clear and encrypts after AUTH TLS. */
const serveExplicit = (low: SecureVersion, high: SecureVersion) => {
  const { chainPem, keyPem } = certificates.serve('trusted', [host]);
  const secureContext = createSecureContext({ cert: chainPem, key: keyPem, ...between(low, high) });
  return serve((socket) => {
    socket.write('220 Welcome\r\n');
    socket.once('data', () => {
      socket.write('234 Go\r\n');
      new TLSSocket(socket, { isServer: true, secureContext }).on('error', () => undefined);
    });
  });
};

describe('which versions a service takes', () => {
  const ask = (port: number, encryption: 'explicit' | 'implicit') =>
    runCheck(tlsVersions, checkContext({ network, policy, pinned: target(port), request: { encryption } }));

  it.each([
    ['explicit', 'TLSv1.2', 'TLSv1.3', [false, false, true, true]],
    ['explicit', 'TLSv1', 'TLSv1.1', [true, true, false, false]],
    ['implicit', 'TLSv1.2', 'TLSv1.2', [false, false, true, false]],
    ['implicit', 'TLSv1', 'TLSv1.3', [true, true, true, true]],
  ] as const)('%s, from %s to %s', async (mode, low, high, expected) => {
    const server = await keep(
      mode === 'explicit' ? serveExplicit(low, high) : serveTls(between(low, high), () => undefined),
    );
    const { seen } = await ask(server.port, mode);
    const found = seen.flatMap((fact) => (fact.kind === 'tls-version' ? [fact] : []));
    expect(found.map(({ version }) => version)).toEqual(versions);
    expect(found.map(({ accepted }) => accepted)).toEqual(expected);
    for (const one of found) {
      expect(one.mode).toBe(mode);
      expect(one.failure).toBe(one.accepted ? null : 'tls_version');
      expect(one.cipher === null).toBe(!one.accepted);
    }
    expect(server.sockets.size).toBeLessThanOrEqual(4);
  });

  it('is told with the cipher that the service chose', async () => {
    const server = await keep(
      serveTls(
        {
          ...between('TLSv1.2', 'TLSv1.2'),
          ciphers: 'ECDHE-ECDSA-AES256-SHA@SECLEVEL=0',
          secureOptions: constants.SSL_OP_CIPHER_SERVER_PREFERENCE,
        },
        () => undefined,
      ),
    );
    const { seen } = await ask(server.port, 'implicit');
    expect(seen.find((fact) => fact.kind === 'tls-version' && fact.accepted)).toMatchObject({
      version: 'TLSv1.2',
      cipher: 'ECDHE-ECDSA-AES256-SHA',
    });
  });
});

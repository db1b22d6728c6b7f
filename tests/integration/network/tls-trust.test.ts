import { X509Certificate } from 'node:crypto';
import { createServer } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { createPracticeCertificates } from '@/lib/practice/certificates/practice-certificates';
import { ocspResponse, type StapledStatus, tryLater } from '../../support/ocsp-response';
import { certificates, connectTo, host, type Running, serveTls, within } from './loopback';

const running: Running[] = [];
const keep = async (starting: Promise<Running>) => {
  const server = await starting;
  running.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

const look = async (port: number) => {
  const connection = await connectTo(port);
  const outcome = await connection.startTls({ serverName: host, resume: null }, within(2000));
  connection.destroy();
  if (!outcome.ok) throw new Error(`${outcome.failure} ${outcome.detail}`);
  return outcome.tls;
};

describe('a chain that does not lead to a trusted root', () => {
  const stranger = createPracticeCertificates(new Date());
  const leafOf = (pem: string) => pem.split(/(?<=-----END CERTIFICATE-----\n)/)[0] ?? '';

  it('for want of the certificate in the middle', async () => {
    const { chainPem, keyPem } = certificates.serve('no-intermediate', [host]);
    const server = await keep(serveTls({ cert: chainPem, key: keyPem }, () => undefined));
    expect(await look(server.port)).toMatchObject({
      trustError: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      chainLength: 1,
      chain: [{ selfSigned: false }],
    });
  });

  it('because nobody here knows its root, which is not sent', async () => {
    const { chainPem, keyPem } = stranger.serve('trusted', [host]);
    const server = await keep(serveTls({ cert: chainPem, key: keyPem }, () => undefined));
    expect(await look(server.port)).toMatchObject({
      trustError: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      chainLength: 2,
      chain: [{ selfSigned: false }, { selfSigned: false }],
    });
  });

  it('because nobody here knows its root, which is sent along', async () => {
    const { chainPem, keyPem } = stranger.serve('trusted', [host]);
    const server = await keep(serveTls({ cert: chainPem + stranger.caPem, key: keyPem }, () => undefined));
    expect(await look(server.port)).toMatchObject({
      trustError: 'SELF_SIGNED_CERT_IN_CHAIN',
      chainLength: 3,
      chain: [{ selfSigned: false }, { selfSigned: false }, { selfSigned: true }],
    });
  });

  it('because it has signed itself', async () => {
    const { chainPem, keyPem } = certificates.serve('self-signed', [host]);
    const server = await keep(serveTls({ cert: leafOf(chainPem), key: keyPem }, () => undefined));
    expect(await look(server.port)).toMatchObject({
      trustError: 'DEPTH_ZERO_SELF_SIGNED_CERT',
      chainLength: 1,
      chain: [{ selfSigned: true }],
    });
  });
});

describe('a stapled status', () => {
  const { chainPem, keyPem } = certificates.serve('trusted', [host]);
  const serial = new X509Certificate(chainPem).serialNumber;

  /** @param staple what is sent where a client asks for it; null for nothing */
  const serveStapled = async (staple: Buffer | null, version: 'TLSv1.2' | 'TLSv1.3') => {
    const versions = { minVersion: version, maxVersion: version };
    const asked = { times: 0 };
    const server = createServer({ cert: chainPem, key: keyPem, ...versions }, (socket) => {
      socket.on('error', () => undefined);
      socket.write('hi');
    });
    server.on('tlsClientError', () => undefined);
    server.on('OCSPRequest', (_certificate, _issuer, callback) => {
      asked.times += 1;
      callback(null, staple as Buffer);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const bound = server.address();
    const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
    const port = bound && typeof bound === 'object' ? bound.port : 0;
    running.push({ port, sockets: new Set(), stop });
    return { port, asked };
  };

  const about = (status: StapledStatus) => ocspResponse([[serial, status]]);
  it.each([
    ['good', about('good'), 'good'],
    ['revoked', about('revoked'), 'revoked'],
    ['unknown', about('unknown'), 'unknown'],
    ['about another certificate', ocspResponse([['1234', 'good']]), 'unreadable'],
    ['an error', tryLater, 'unreadable'],
    ['nonsense', Buffer.from('good'), 'unreadable'],
    ['missing', null, null],
  ] as const)('is %s', async (_what, staple, expected) => {
    for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
      const { port, asked } = await serveStapled(staple, version);
      expect(await look(port)).toMatchObject({ version, ocsp: expected, trustError: null });
      expect(asked.times).toBe(1);
    }
  });

  it('is nothing where the server staples none', async () => {
    const server = await keep(serveTls({}, () => undefined));
    expect((await look(server.port)).ocsp).toBeNull();
  });

  it('stays known on a connection that resumes', async () => {
    const { port } = await serveStapled(about('revoked'), 'TLSv1.2');
    const first = await connectTo(port);
    await first.startTls({ serverName: host, resume: null }, within(1000));
    await first.read(within(1000));
    const second = await connectTo(port);
    const resumed = await second.startTls({ serverName: host, resume: first.tlsSession() }, within(1000));
    expect(resumed).toMatchObject({ ok: true, tls: { resumed: true, ocsp: 'revoked' } });
    first.destroy();
    second.destroy();
  });
});

import { describe, expect, test } from 'vitest';
import {
  account,
  address,
  dataPort,
  dataPorts,
  explicitPort,
  keepsFile,
  listingBytes,
  login,
  probeHost,
} from '../../support/probe-scripted';
import { type Script, send, silent, tls } from '../../support/scripted-network-steps';

/** Up to the first listing. */
const justData = { checks: ['passive-data'] };
/** One listing, our file there and back, twelve connections without a command, and one more listing. */
const listensAndSamples = (turn: number): Script => (turn === 15 ? dataPort : dataPorts([silent])(turn));

describe('a service with explicit encryption, without a login', () => {
  test('is examined on every port, and nothing is said that was not needed', async () => {
    const run = await probeHost({ 21: () => explicitPort({ USER: '530 Encrypt first, use TLS.' }) });
    run.net.check();
    expect(run.only('greeting').reply).toEqual({ code: 220, text: 'Welcome' });
    expect(run.only('features').names).toEqual(['AUTH TLS', 'EPSV']);
    expect(run.only('tls-handshake')).toMatchObject({
      mode: 'explicit',
      failure: null,
      tls: { version: 'TLSv1.3' },
    });
    expect(run.only('plain-policy')).toMatchObject({ plain: 'refused', reply: { code: 530 } });
    expect(run.only('tcp-connect', 990).failure).toBe('refused');
    expect(run.only('certificate-comparison')).toMatchObject({ failure: 'refused', same: null });
    expect(run.missing).toEqual([
      'login needs-login',
      'data-protection needs-login',
      'passive-pasv needs-login',
      'passive-epsv needs-login',
      'passive-data needs-login',
      'transfer needs-login',
      'passive-range needs-login',
      'features-after-login needs-login',
      'active-port needs-login',
      'active-eprt needs-login',
      'data-reuse needs-login',
      'transfer-large needs-login',
      'implicit-tls:990 needs-earlier',
      'greeting:990 needs-earlier',
      'features:990 needs-earlier',
    ]);
    expect(run.broken).toEqual([]);
    expect(run.net.open()).toBe(0);
  });

  test('costs five round trips', async () => {
    const run = await probeHost({ 21: () => explicitPort() }, {}, { roundTripMs: 100 });
    const startedAt = Date.UTC(2026, 0, 1);
    const at = Date.parse(run.only('tls-handshake').at) - startedAt;
    // Two more for the name, one of them for its alias: the scripted resolver is one round trip away.
    expect(at).toBeLessThanOrEqual(100 + 500);
  });

  test('is compared with the host’s web portal', async () => {
    const same = await probeHost({ 21: () => explicitPort(), 443: [tls()] });
    expect(same.only('certificate-comparison')).toMatchObject({ same: true, failure: null });
    const chain = [
      {
        subject: 'CN=other',
        issuer: 'CN=x',
        altNames: [],
        validFrom: '',
        validTo: '',
        fingerprint: 'CD',
        selfSigned: false,
      },
    ];
    const other = await probeHost({ 21: () => explicitPort(), 443: [tls({ chain })] });
    expect(other.only('certificate-comparison')).toMatchObject({ same: false, theirs: 'CD' });
    expect(other.only('tls-handshake', 443).mode).toBe('web');
  });
});

describe('a service with a login', () => {
  test('is tested through to a listing over an encrypted data connection that resumes the session', async () => {
    const run = await probeHost({ 21: () => explicitPort(), 50001: dataPort }, { login, request: justData });
    run.net.check();
    expect(run.only('login')).toMatchObject({ stage: 'done', protection: 'explicit', failure: null });
    expect(run.all('passive-reply').map(({ command, port, names }) => ({ command, port, names }))).toEqual([
      { command: 'PASV', port: 50000, names: 'same' },
      { command: 'EPSV', port: 50001, names: 'same' },
    ]);
    expect(run.only('data-connection')).toMatchObject({
      failure: null,
      reached: 'closed',
      closed: 'clean',
      bytes: listingBytes,
      tls: { resumed: true },
      reply: { code: 226 },
      target: { port: 50001 },
      purpose: 'listing',
      resumption: 'offered',
    });
    expect(run.net.open()).toBe(0);
  });

  test('50 ms away takes well under ten seconds, all questions included', async () => {
    const ports = { 21: () => explicitPort(keepsFile), 50001: listensAndSamples, 443: [tls()] };
    const run = await probeHost(ports, { login }, { roundTripMs: 50 });
    const tookMs = Date.parse(run.only('login').at) - Date.UTC(2026, 0, 1);
    const took = run.finished
      .filter(({ key }) => /^(login|data|passive|features-after)/.test(key))
      .reduce((sum, { elapsedMs }) => sum + elapsedMs, 0);
    expect(run.all('data-connection').filter(({ purpose }) => purpose === 'sample')).toHaveLength(12);
    expect(tookMs + took).toBeLessThan(4000);
  });

  test('is examined over implicit encryption where that is all there is', async () => {
    const run = await probeHost(
      { 990: [tls(), send('220 Welcome\r\n'), account()], 50001: dataPort },
      { login, request: justData },
    );
    run.net.check();
    expect(run.only('greeting')).toMatchObject({ protection: 'implicit', speaks: 'ftp' });
    expect(run.only('login')).toMatchObject({ stage: 'done', protection: 'implicit' });
    expect(run.only('data-connection').failure).toBeNull();
  });

  test('gets the password once, and on one connection only', async () => {
    const run = await probeHost(
      {
        21: () => explicitPort({ PASS: [send('530 No.\r\n')] }),
        990: [tls(), send('220 Welcome\r\n'), account()],
      },
      { login },
    );
    const conversations = run.finished.filter(({ key }) => key === 'login' || key.includes('@'));
    const lines = conversations.flatMap(({ transcript }) => transcript.map(({ text }) => text));
    expect(lines.filter((text) => text.startsWith('PASS'))).toEqual(['PASS ****']);
    expect(run.only('login')).toMatchObject({
      stage: 'password',
      failure: 'reply_negative',
      target: { address, port: 21 },
    });
    expect(run.missing).toContain('passive-data needs-earlier');
  });
});

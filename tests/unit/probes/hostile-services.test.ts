import { describe, expect, test } from 'vitest';
import { account, explicitPort, probeHost } from '../../support/probe-scripted';
import {
  close,
  failTls,
  reset,
  type Script,
  send,
  silent,
  tls,
  wait,
} from '../../support/scripted-network-steps';

/** What one port says first, on every connection. */
const greet = (script: Script) => probeHost({ 21: () => script });

describe('greetings', () => {
  test.each([
    ['an SSH server', [send('SSH-2.0-OpenSSH_9.6\r\n')], { speaks: 'ssh', failure: 'not_ftp', reply: null }],
    ['a mail server', [send('220 mail ESMTP\r\n')], { speaks: 'smtp', failure: 'not_ftp', reply: null }],
    ['a web server', [send('HTTP/1.1 400 Bad Request\r\n')], { speaks: 'http', failure: 'not_ftp' }],
    ['an IMAP server', [send('* OK ready\r\n')], { speaks: 'imap', failure: 'not_ftp' }],
    ['binary noise', [send(Uint8Array.of(0, 1, 2, 255, 10))], { speaks: 'unknown', failure: 'not_ftp' }],
    [
      'a full service',
      [send('421 Too many users\r\n'), close],
      { speaks: 'ftp', failure: null, reply: { code: 421, text: 'Too many users' } },
    ],
    ['a close without a word', [close], { speaks: 'nothing', failure: 'closed' }],
    ['a reset', [reset], { speaks: 'nothing', failure: 'reset' }],
    ['silence', [silent], { speaks: 'nothing', failure: 'timed_out', elapsedMs: 30_000 }],
    ['an endless line', [send(`220 ${'x'.repeat(20_000)}`)], { speaks: 'ftp', failure: 'reply_too_long' }],
    ['blank lines for ever', [send('\r\n'.repeat(100))], { speaks: 'unknown', failure: 'not_ftp' }],
    [
      'a reply that never closes',
      [send(`220-a\r\n${'221 b\r\n'.repeat(2000)}`)],
      { speaks: 'ftp', failure: 'reply_too_long' },
    ],
    [
      'a delay announced and kept',
      [send('120 In a minute\r\n'), wait(4000), send('220 Welcome\r\n')],
      { speaks: 'ftp', failure: null, elapsedMs: 4000, reply: { code: 220 } },
    ],
    [
      'a delay announced without end',
      [send('120 Later\r\n'), silent],
      { speaks: 'ftp', failure: 'timed_out', reply: { code: 120 } },
    ],
    [
      'a late greeting',
      [wait(25_000), send('220 Welcome\r\n')],
      { speaks: 'ftp', failure: null, elapsedMs: 25_000 },
    ],
    ['code 000', [send('000 hello\r\n')], { speaks: 'unknown', failure: 'not_ftp' }],
    ['code 999', [send('999 hello\r\n')], { speaks: 'unknown', failure: 'not_ftp' }],
  ] as const)('%s', async (_what, script, expected) => {
    const run = await greet(script);
    expect(run.only('greeting')).toMatchObject(expected);
    expect(run.broken).toEqual([]);
    expect(run.net.open()).toBe(0);
  });

  test.each(['SSH-2.0-x\r\n', '220 mail ESMTP\r\n', '* OK ready\r\n', 'noise\r\n'])(
    'nothing is said to %j',
    async (text) => {
      const run = await greet([send(text), silent]);
      const said = run.finished.flatMap(({ transcript }) => transcript.filter(({ from }) => from === 'us'));
      expect(said).toEqual([]);
      expect(run.missing).toEqual(
        expect.arrayContaining([
          'features:21 needs-earlier',
          'explicit-tls:21 needs-earlier',
          'plain-policy:21 needs-earlier',
        ]),
      );
    },
  );

  test.each([
    ['an SSH server', 21, 'SSH-2.0-OpenSSH_9.6 build-7\r\n', 'build-7'],
    ['a mail server', 21, '220 build-7 ESMTP\r\n', 'build-7'],
    ['noise', 21, 'build-7\r\n', 'build-7'],
    [
      'a web server on a port with implicit encryption',
      990,
      'HTTP/1.1 400 Bad\r\nServer: build-7\r\n',
      'build-7',
    ],
  ])('%s is named by its class, and its words are not passed on', async (_what, port, text, words) => {
    const run = await probeHost({ [port]: [send(text), silent] });
    expect(JSON.stringify([run.observations, run.finished])).not.toContain(words);
  });

  test('encryption from the start on a port without it is told apart from silence', async () => {
    let turn = 0;
    const run = await probeHost(
      { 2121: () => (turn++ === 0 ? [silent] : [tls(), send('220 Welcome\r\n'), account()]) },
      { request: { port: 2121 } },
    );
    expect(run.only('tls-handshake')).toMatchObject({
      mode: 'implicit',
      failure: null,
      target: { port: 2121 },
    });
    expect(run.only('greeting')).toMatchObject({ protection: 'implicit', speaks: 'ftp' });
    expect(run.only('features').names).toEqual(['AUTH TLS', 'EPSV']);
    expect(run.missing).toContain('explicit-tls:2121 not-offered');
  });

  test('clear text on a port with implicit encryption is named', async () => {
    const run = await probeHost({ 990: [send('220 Welcome\r\n')] });
    expect(run.only('tls-handshake')).toMatchObject({
      mode: 'implicit',
      failure: 'tls_not_spoken',
      clearText: '220 Welcome\r\n'.replace('\r', '\\u{d}'),
    });
    expect(run.missing).toContain('greeting:990 needs-earlier');
  });
});

describe('before the encryption', () => {
  test('an endless list of features is cut off', async () => {
    const run = await probeHost({
      21: () => explicitPort({ FEAT: [send(`211-Features\r\n${' X\r\n'.repeat(100_000)}`)] }),
    });
    expect(run.only('features')).toMatchObject({ failure: 'reply_too_long', names: [] });
    expect(run.missing).toContain('explicit-tls:21 needs-earlier');
  });

  test('a service that does not know FEAT is examined further', async () => {
    const run = await probeHost({ 21: () => explicitPort({ FEAT: '502 What?' }) });
    expect(run.only('features')).toMatchObject({ failure: null, names: [], reply: { code: 502 } });
    expect(run.only('tls-handshake').failure).toBeNull();
  });

  test.each([
    ['refused', '502 No TLS here.', { failure: 'tls_not_offered', reply: { code: 502 } }],
    ['misunderstood', '200 Fine.', { failure: 'reply_unexpected', reply: { code: 200 } }],
    [
      'answered in clear',
      [send('234 Go\r\n'), failTls('tls_not_spoken', { clearText: 'no such thing\r\n' })],
      { failure: 'tls_not_spoken', clearText: 'no such thing\\u{d}\n' },
    ],
    [
      'answered with clear text behind it',
      [send('234 Go\r\n220 Injected\r\n'), tls()],
      { failure: null, clearText: '220 Injected\\u{d}\n' },
    ],
    ['never answered', [silent], { failure: 'timed_out', reply: null }],
    ['never finished', [send('234 Go\r\n'), silent], { failure: 'timed_out', reply: { code: 234 } }],
    ['cut', [send('234 Go\r\n'), close], { failure: 'closed' }],
    [
      'of an old version',
      [send('234 Go\r\n'), failTls('tls_version', { detail: 'unsupported protocol' })],
      { failure: 'tls_version', detail: 'unsupported protocol' },
    ],
  ] as const)('AUTH TLS %s', async (_what, answer, expected) => {
    const run = await probeHost({ 21: () => explicitPort({ 'AUTH TLS': answer }) });
    expect(run.only('tls-handshake')).toMatchObject(expected);
    expect(run.broken).toEqual([]);
    expect(run.net.open()).toBe(0);
  });
});

import { describe, expect, test } from 'vitest';
import { account, dataPort, explicitPort, login, probeHost } from '../../support/probe-scripted';
import {
  awaitSignal,
  close,
  failTls,
  reset,
  type Script,
  send,
  signal,
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

  test('nothing is said to what is no FTP server', async () => {
    const run = await greet([send('SSH-2.0-x\r\n'), silent]);
    const said = run.finished.flatMap(({ transcript }) => transcript.filter(({ from }) => from === 'us'));
    expect(said).toEqual([]);
    expect(run.missing).toEqual(
      expect.arrayContaining([
        'features:21 needs-earlier',
        'explicit-tls:21 needs-earlier',
        'plain-policy:21 needs-earlier',
      ]),
    );
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

describe('logins', () => {
  const said = (run: Awaited<ReturnType<typeof probeHost>>) =>
    run.finished.flatMap(({ transcript }) =>
      transcript.filter(({ from }) => from === 'us').map(({ text }) => text),
    );

  test('no name and no password goes out in clear when encryption is missing', async () => {
    const run = await probeHost({ 21: () => explicitPort({ 'AUTH TLS': '502 No.' }) }, { login });
    expect(said(run).filter((text) => text.includes('alice') || text.startsWith('PASS'))).toEqual([]);
    expect(run.missing).toContain('login needs-earlier');
  });

  test('nor when encryption fails, whatever was agreed to', async () => {
    const port = () => explicitPort({ 'AUTH TLS': [send('234 Go\r\n'), failTls('tls_failed')] });
    const run = await probeHost({ 21: port }, { login, request: { encryption: 'plain' } });
    expect(said(run).filter((text) => text.includes('alice') || text.startsWith('PASS'))).toEqual([]);
    expect(run.missing).toContain('login needs-earlier');
  });

  test('with consent, a service without encryption gets the login in clear', async () => {
    const clearData: Script = [awaitSignal('list'), send('x\r\n'), signal('sent'), close];
    const run = await probeHost(
      { 21: () => explicitPort({ 'AUTH TLS': '502 No.' }), 50001: clearData },
      { login, request: { encryption: 'plain' } },
    );
    expect(run.only('login')).toMatchObject({ protection: 'clear', stage: 'done' });
    expect(run.only('data-connection')).toMatchObject({ failure: null, tls: null, bytes: 3 });
  });

  test.each([
    ['the user', { USER: '530 Who?' }, { stage: 'user', failure: 'reply_negative' }],
    [
      'the password',
      { PASS: '530 Wrong.' },
      { stage: 'password', failure: 'reply_negative', reply: { code: 530, text: 'Wrong.' } },
    ],
    ['without an account', { PASS: '332 Account?' }, { stage: 'account', failure: 'reply_unexpected' }],
    ['by hanging up', { PASS: [close] }, { stage: 'password', failure: 'closed', reply: null }],
    ['by silence', { PASS: [silent] }, { stage: 'password', failure: 'timed_out' }],
  ] as const)('refused %s', async (_what, answers, expected) => {
    const run = await probeHost({ 21: () => explicitPort(answers) }, { login });
    expect(run.only('login')).toMatchObject(expected);
    expect(run.missing).toContain('passive-pasv needs-earlier');
  });

  test('an echoed password is in no observation and no transcript', async () => {
    const { password } = login;
    const encoded = Buffer.from(password).toString('base64');
    const run = await probeHost(
      {
        21: () =>
          explicitPort({
            PASS: `230 ${password}`,
            PASV: `227 ${password} ${encoded}`,
            EPSV: `500 ${password.toUpperCase()}`,
          }),
      },
      { login },
    );
    const everything = JSON.stringify([run.observations, run.finished, run.plans]).toLowerCase();
    expect(run.only('login').reply?.text).toBe('****');
    expect(everything).not.toContain(password);
    expect(everything).not.toContain(encoded.toLowerCase());
  });
});

describe('passive replies', () => {
  const ask = (answers: Readonly<Record<string, string | Script>>) =>
    probeHost({ 21: () => explicitPort(answers), 50001: dataPort }, { login });
  const reply = (run: Awaited<ReturnType<typeof ask>>, command: string) =>
    run.all('passive-reply').find((seen) => seen.command === command);

  test.each([
    [
      'a private address',
      '227 ok (10,0,0,1,195,80)',
      { names: 'private', address: '10.0.0.1', port: 50000, failure: null },
    ],
    ['loopback', '227 ok (127,0,0,1,195,80)', { names: 'loopback', failure: null }],
    ['another public address', '227 ok (93,184,215,99,195,80)', { names: 'other-public', failure: null }],
    ['no address', '227 ok (0,0,0,0,195,80)', { names: 'unspecified', failure: null }],
    ['the cloud’s metadata', '227 ok (169,254,169,254,195,80)', { names: 'private', failure: null }],
    ['port 0', '227 ok (93,184,215,14,0,0)', { port: 0, failure: 'reply_unexpected' }],
    ['port 22', '227 ok (93,184,215,14,0,22)', { port: 22, failure: 'reply_unexpected' }],
    ['five numbers', '227 ok (93,184,215,14,195)', { failure: 'reply_malformed', address: null, port: null }],
    ['seven numbers', '227 ok (93,184,215,14,195,80,1)', { failure: 'reply_malformed' }],
    ['999', '227 ok (999,184,215,14,195,80)', { failure: 'reply_malformed' }],
    ['a refusal', '502 No.', { failure: 'reply_negative', reply: { code: 502 } }],
    ['another code', '200 Fine.', { failure: 'reply_unexpected' }],
  ] as const)('PASV with %s is a fact, and is never dialled', async (_what, answer, expected) => {
    const run = await ask({ PASV: answer });
    expect(reply(run, 'PASV')).toMatchObject(expected);
    expect(run.only('data-connection')).toMatchObject({ command: 'EPSV', failure: null });
    expect(run.net.contacted.filter((place) => !/^93\.184\.215\.14:(21|990|443|50001)$/.test(place))).toEqual(
      [],
    );
  });

  test.each([
    ['port 22', '229 ok (|||22|)', { port: 22, failure: 'reply_unexpected' }],
    ['port 65536', '229 ok (|||65536|)', { failure: 'reply_malformed' }],
    ['-1', '229 ok (|||-1|)', { failure: 'reply_malformed' }],
    ['junk', '229 ok (|||6446junk|)', { failure: 'reply_malformed' }],
  ] as const)('EPSV with %s', async (_what, answer, expected) => {
    const run = await ask({ EPSV: answer, PASV: '502 No.' });
    expect(reply(run, 'EPSV')).toMatchObject(expected);
    expect(run.missing).toContain('passive-data needs-earlier');
  });

  test('a wrong PASV address leads to the control address where there is no EPSV', async () => {
    const run = await probeHost(
      { 21: () => explicitPort({ PASV: '227 ok (10,0,0,1,195,80)', EPSV: '500 No.' }), 50000: dataPort },
      { login },
    );
    expect(run.only('data-connection')).toMatchObject({
      command: 'PASV',
      failure: null,
      target: { address: '93.184.215.14', port: 50000 },
    });
  });
});

describe('data connections', () => {
  const listing = (
    data: Script | 'refused' | 'silent',
    answers: Readonly<Record<string, string | Script>> = {},
  ) => probeHost({ 21: () => explicitPort(answers), 50001: data }, { login });
  const begun = (after: Script): Script => [send('150 Here\r\n'), signal('list'), ...after];

  test.each([
    ['a closed port', 'refused', {}, { reached: 'nothing', failure: 'refused' }],
    ['a filtered port', 'silent', {}, { reached: 'nothing', failure: 'timed_out', elapsedMs: 15_000 }],
    [
      'a refusal',
      [silent],
      { LIST: '522 Session reuse required.' },
      { reached: 'connected', failure: 'reply_negative', reply: { code: 522 } },
    ],
    [
      'refused protection',
      [silent],
      { PROT: '536 No.' },
      { reached: 'nothing', failure: 'reply_negative', reply: { code: 536 } },
    ],
    [
      'broken encryption',
      [awaitSignal('list'), failTls('tls_failed')],
      { LIST: begun([send('425 TLS failed\r\n')]) },
      { reached: 'connected', failure: 'tls_failed', reply: { code: 425 } },
    ],
    [
      '150 without data',
      [awaitSignal('list'), tls(), silent],
      { LIST: begun([silent]) },
      { reached: 'encrypted', failure: 'timed_out' },
    ],
    [
      'a reset in the middle',
      [awaitSignal('list'), tls(), send('x'), reset],
      { LIST: begun([send('426 Cut\r\n')]) },
      { reached: 'bytes', failure: 'reset', closed: 'reset', reply: { code: 426 } },
    ],
    [
      'data without 226',
      [awaitSignal('list'), tls(), send('x'), close],
      { LIST: begun([silent]) },
      { reached: 'closed', failure: 'timed_out', bytes: 1 },
    ],
    [
      '226 before the data',
      [awaitSignal('list'), tls(), wait(500), send('x'), close],
      { LIST: begun([send('226 Done\r\n')]) },
      { reached: 'closed', failure: null, bytes: 1, reply: { code: 226 } },
    ],
    [
      'an error in the end',
      [awaitSignal('list'), tls(), close],
      { LIST: begun([send('451 Oops\r\n')]) },
      { reached: 'closed', failure: 'reply_negative', reply: { code: 451 } },
    ],
  ] as const)('%s', async (_what, data, answers, expected) => {
    const run = await listing(data, answers);
    expect(run.only('data-connection')).toMatchObject(expected);
    expect(run.broken).toEqual([]);
    expect(run.net.open()).toBe(0);
  });

  test('an endless listing is read up to its limit', async () => {
    const endless: Script = [
      awaitSignal('list'),
      tls(),
      ...Array.from({ length: 400 }, () => send('x'.repeat(1024))),
    ];
    const run = await listing(endless, { LIST: begun([silent]) });
    expect(run.only('data-connection')).toMatchObject({ failure: null, reached: 'bytes', closed: null });
    expect(run.only('data-connection').bytes).toBeLessThanOrEqual(257 * 1024);
  });
});

import { describe, expect, test } from 'vitest';
import { dataPort, explicitPort, login, probeHost } from '../../support/probe-scripted';
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
      { login, request: { encryption: 'plain', checks: ['passive-data'] } },
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
    probeHost(
      { 21: () => explicitPort(answers), 50001: dataPort },
      { login, request: { checks: ['passive-data'] } },
    );
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
      { login, request: { checks: ['passive-data'] } },
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
  ) =>
    probeHost(
      { 21: () => explicitPort(answers), 50001: data },
      { login, request: { checks: ['passive-data'] } },
    );
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

import { describe, expect, test } from 'vitest';
import { dataPort, explicitPort, login, probeHost } from '../../support/probe-scripted';
import type { PortEntry } from '../../support/scripted-network';
import {
  awaitSignal,
  close,
  expectLine,
  failTls,
  type Script,
  send,
  signal,
  silent,
  tls,
} from '../../support/scripted-network-steps';

type Answers = Readonly<Record<string, string | Script>>;
type Run = Awaited<ReturnType<typeof probeHost>>;

const ask = (checks: readonly string[], data: PortEntry, answers: Answers = {}, more: object = {}) =>
  probeHost({ 21: () => explicitPort(answers), 50001: data }, { login, request: { checks, ...more } });
const samples = (run: Run) => run.all('data-connection').filter(({ purpose }) => purpose === 'sample');
const said = (run: Run, key: string) =>
  run.finished
    .find((step) => step.key === key)
    ?.transcript.filter(({ from }) => from === 'us')
    .map(({ text }) => text) ?? [];

describe('a sample of the passive range', () => {
  const range = ['passive-epsv', 'passive-pasv', 'passive-range'];

  test('is twelve replies and twelve connections without a command, after which the conversation goes on', async () => {
    const run = await ask([...range, 'features-after-login'], [silent], { SYST: '215 UNIX' });
    expect(samples(run)).toHaveLength(12);
    expect(samples(run).every((seen) => seen.reached === 'connected' && seen.failure === null)).toBe(true);
    expect(run.all('passive-reply')).toHaveLength(2 + 12);
    expect(said(run, 'passive-range').filter((line) => line === 'LIST')).toEqual([]);
    expect(run.all('features').at(-1)).toMatchObject({ protection: 'explicit', system: 'UNIX' });
    expect(run.net.open()).toBe(0);
  });

  test('ends after three ports without any answer', async () => {
    const run = await ask(range, 'silent');
    expect(samples(run).map(({ failure, reached }) => [failure, reached])).toEqual(
      Array.from({ length: 3 }, () => ['timed_out', 'nothing']),
    );
    expect(samples(run)[0]?.elapsedMs).toBe(2000);
  });

  test('goes on where some ports answer, and ends in time', async () => {
    const answers = (...pairs: readonly (readonly [string, string])[]) =>
      pairs.flatMap(([line, answer]) => [expectLine(line), send(`${answer}\r\n`)]);
    const named = Array.from(
      { length: 14 },
      (_, round) => ['EPSV', `229 ok (|||5000${1 + (round % 2)}|)`] as const,
    );
    const control: Script = [
      send('220 Welcome\r\n'),
      ...answers(['AUTH TLS', '234 Go.']),
      tls(),
      ...answers(
        ['USER alice', '331 Password'],
        ['PASS correct-horse', '230 In'],
        ['PASV', '500 No.'],
        ...named,
      ),
      silent,
    ];
    const hosts = { 21: () => control, 50001: [silent], 50002: 'silent' } as const;
    const run = await probeHost(hosts, { login, request: { checks: ['passive-epsv', 'passive-range'] } });
    // Two seconds for each that does not answer, and eight in all.
    expect(samples(run).map(({ failure }) => failure)).toEqual([
      'timed_out',
      null,
      'timed_out',
      null,
      'timed_out',
      null,
      'timed_out',
    ]);
  });

  test('asks with PASV where EPSV does not work', async () => {
    const answers = { EPSV: '500 No.', PASV: '227 ok (93,184,215,14,195,81)' };
    const run = await ask(range, [silent], answers);
    expect(samples(run)).toHaveLength(12);
    expect(samples(run).every(({ command }) => command === 'PASV')).toBe(true);
  });

  test('ends with the reply that names no port', async () => {
    const run = await ask(range, [silent], { EPSV: '229 ok (|||50001|)', PASV: '421 Enough.' });
    // PASV has ended the conversation before.
    expect(samples(run)).toEqual([]);
    expect(run.missing).toContain('passive-range needs-earlier');
  });

  test('refused ports are all told, for they cost nothing', async () => {
    const run = await ask(range, 'refused');
    expect(samples(run)).toHaveLength(12);
    expect(samples(run).every(({ failure }) => failure === 'refused')).toBe(true);
  });
});

describe('a listing that offers no session', () => {
  const withheld = (run: Run) => run.all('data-connection').find((seen) => seen.resumption === 'withheld');
  const twice = (second: Script) => (turn: number) => (turn === 0 ? dataPort : second);

  test('that works is a fact', async () => {
    const run = await ask(['data-reuse'], () => dataPort);
    expect(withheld(run)).toMatchObject({ failure: null, reached: 'closed', tls: { resumed: false } });
    expect(run.all('data-connection')).toHaveLength(2);
  });

  test('that is refused is a fact, and the last word on that connection', async () => {
    let lists = 0;
    const refusing = (): Script => {
      lists += 1;
      return explicitPort();
    };
    const run = await probeHost(
      { 21: refusing, 50001: twice([awaitSignal('list'), failTls('tls_alert')]) },
      { login, request: { checks: ['data-reuse'] } },
    );
    expect(lists).toBeGreaterThan(0);
    expect(withheld(run)).toMatchObject({ failure: 'tls_alert', reached: 'connected' });
    expect(run.finished.find(({ key }) => key === 'data-reuse')?.notTested).toBeNull();
    expect(run.net.open()).toBe(0);
  });

  test('that hangs costs a few seconds', async () => {
    const run = await ask(['data-reuse'], twice([awaitSignal('list'), tls(), silent]));
    expect(withheld(run)).toMatchObject({ failure: 'timed_out', reached: 'encrypted' });
    expect(withheld(run)?.elapsedMs).toBeLessThanOrEqual(10_000);
  });

  test('is not asked for where nothing is encrypted', async () => {
    const clear: Script = [awaitSignal('list'), send('x\r\n'), signal('sent'), close];
    const run = await ask(['data-reuse'], clear, { 'AUTH TLS': '502 No.' }, { encryption: 'plain' });
    expect(run.missing).toContain('data-reuse not-offered');
    expect(withheld(run)).toBeUndefined();
  });
});

describe('protection of data connections', () => {
  const protection = (run: Run) =>
    run.all('data-protection').map(({ level, accepted, reply }) => [level, accepted, reply?.code]);

  test.each([
    ['either way', {}, [['clear', true, 200]]],
    ['encrypted only', { 'PROT C': '534 No.' }, [['clear', false, 534]]],
    [
      'in clear only',
      { 'PROT P': '536 No.' },
      [
        ['clear', true, 200],
        ['private', false, 536],
      ],
    ],
  ] as const)('%s', async (_what, answers, expected) => {
    const run = await ask(['data-protection'], [silent], answers);
    expect(protection(run)).toEqual(expected);
  });

  test('ends with PROT P, and nothing is transferred before', async () => {
    const run = await ask(['data-protection', 'passive-data'], dataPort);
    const lines = said(run, 'passive-data').filter((line) => /^(PBSZ|PROT|LIST)/.test(line));
    expect(lines).toEqual(['PBSZ 0', 'PROT C', 'PROT P', 'LIST']);
    expect(run.only('data-connection').failure).toBeNull();
  });

  test('a service that hangs up over it is told, and nobody waits for it', async () => {
    const run = await ask(['data-protection', 'passive-data'], dataPort, { 'PROT C': [close] });
    expect(run.only('data-protection')).toMatchObject({ accepted: false, failure: 'closed', reply: null });
    expect(run.missing).toContain('passive-data needs-earlier');
  });

  test('is no question where nothing is encrypted', async () => {
    const answers = { 'AUTH TLS': '502 No.' };
    const run = await ask(['data-protection'], [silent], answers, { encryption: 'plain' });
    expect(run.missing).toContain('data-protection not-offered');
  });
});

describe('after a listing that failed', () => {
  const next = (run: Run) => run.all('features').length;
  const checks = ['passive-data', 'features-after-login'];
  const begun = (after: Script): Script => [send('150 Here\r\n'), signal('list'), ...after];

  test('the conversation goes on when the service has said its last word', async () => {
    const data: Script = [awaitSignal('list'), failTls('tls_failed')];
    const run = await ask(checks, data, { LIST: begun([send('425 TLS failed\r\n')]) });
    expect(next(run)).toBe(1);
  });

  test('a word that comes only once we hang up is not taken for the answer to something else', async () => {
    const data: Script = [awaitSignal('list'), tls(), { do: 'drain', signal: 'gone' }];
    const run = await ask(checks, data, {
      LIST: begun([awaitSignal('gone'), send('426 You hung up\r\n')]),
    });
    expect(run.only('data-connection')).toMatchObject({ failure: 'timed_out', reply: { code: 150 } });
    expect(run.all('features').at(-1)).toMatchObject({ protection: 'explicit', reply: { code: 211 } });
  });

  test('a service that owes its word is not asked anything else', async () => {
    const run = await ask(checks, [awaitSignal('list'), tls(), silent], { LIST: begun([silent]) });
    expect(next(run)).toBe(0);
    expect(run.missing).toContain('features-after-login needs-earlier');
  });
});

describe('our name and the name of the system', () => {
  test('are exchanged where they are offered', async () => {
    const answers = {
      FEAT: '211-Features:\r\n CLNT\r\n EPSV\r\n211 End',
      'CLNT Portside': '200 Noted.',
      SYST: '215 UNIX Type: L8',
    };
    const run = await ask(['features', 'features-after-login'], [silent], answers);
    expect(run.all('features').map(({ system, clientNamed }) => [system, clientNamed?.code ?? null])).toEqual(
      [
        [null, 200],
        ['UNIX Type: L8', null],
      ],
    );
  });

  test('are not asked for where FEAT is unknown', async () => {
    const run = await ask(['features', 'features-after-login'], [silent], { FEAT: '500 What?' });
    expect(run.finished.flatMap(({ transcript }) => transcript.map(({ text }) => text))).not.toContain(
      'SYST',
    );
    expect(run.all('features').every(({ system, clientNamed }) => !system && !clientNamed)).toBe(true);
  });
});

import { describe, expect, test } from 'vitest';
import {
  account,
  address,
  dataPort,
  explicitPort,
  listingBytes,
  login,
  probeHost,
} from '../../support/probe-scripted';
import type { HostEntry } from '../../support/scripted-network';
import type { Cuts } from '../../support/scripted-network-cuts';
import {
  awaitSignal,
  close,
  dialBack,
  failTls,
  reset,
  type Script,
  type Step,
  send,
  signal,
  silent,
  tls,
  wait,
} from '../../support/scripted-network-steps';

const listing = 'x'.repeat(listingBytes);
const called: Script = [tls(), send(listing), signal('called'), close];

/** A service that calls after PORT and EPRT; `calls` are the steps after LIST. Its first listing is the passive one. */
function activeHost(
  calls: readonly Step[] = [dialBack(called), awaitSignal('called'), send('226 Done.\r\n')],
) {
  const list = [send('150 I call.\r\n'), ...calls];
  return (changes: Readonly<Record<string, string | Script>> = {}) => {
    const noted = { PORT: '200 Noted.', EPRT: '200 Noted.', ...changes };
    const active = (verb: 'PORT' | 'EPRT'): string | Script => {
      const answer = noted[verb];
      if (answer !== '200 Noted.') return answer ?? '';
      return [send('200 Noted.\r\n'), account({ ...noted, LIST: list })];
    };
    return {
      21: () => explicitPort({ ...changes, PORT: active('PORT'), EPRT: active('EPRT') }),
      50001: dataPort,
    };
  };
}

const checks = ['passive-data', 'active-port', 'active-eprt'];
const probe = (host: HostEntry, internet: Parameters<typeof probeHost>[2] = {}, limits = {}) =>
  probeHost(host, { login, request: { checks }, limits }, internet);

const callsOf = (run: Awaited<ReturnType<typeof probe>>) => run.all('active-callback');
const activeData = (run: Awaited<ReturnType<typeof probe>>) =>
  run.all('data-connection').filter(({ mode }) => mode === 'active');

describe('a service that calls back', () => {
  test.each<Cuts>(['whole', 'bytes', { seed: 3 }])(
    'is heard after PORT and after EPRT, cut %j',
    async (cuts) => {
      const run = await probe(activeHost()(), { cuts, roundTripMs: 40 });
      run.net.check();
      expect(
        callsOf(run).map(({ command, failure, from, strangers }) => [command, failure, from, strangers]),
      ).toEqual([
        ['PORT', null, address, 0],
        ['EPRT', null, address, 0],
      ]);
      for (const seen of activeData(run))
        expect(seen).toMatchObject({
          failure: null,
          closed: 'clean',
          bytes: listingBytes,
          tls: { resumed: true },
          reply: { code: 226 },
          target: { address, port: null },
        });
      expect(activeData(run)).toHaveLength(2);
      expect(run.broken).toEqual([]);
      expect(run.net.open()).toBe(0);
    },
  );

  test('says where to in the words of the RFCs, and asks for encryption first', async () => {
    const run = await probe(activeHost()());
    const said = run.finished.flatMap(({ transcript }) => transcript.map(({ text }) => text));
    expect(said).toContain('PORT 198,51,100,77,175,200');
    expect(said).toContain('EPRT |1|198.51.100.77|45001|');
    expect(said.indexOf('PROT P')).toBeLessThan(said.indexOf('PORT 198,51,100,77,175,200'));
  });

  test('late is waited for as long as one of our own connections would be', async () => {
    const afterPause = (ms: number) =>
      activeHost([wait(ms), dialBack(called), awaitSignal('called'), send('226 Done.\r\n')]);
    expect(callsOf(await probe(afterPause(9_900)()))[0]).toMatchObject({ failure: null });
    const late = await probe(afterPause(10_100)());
    expect(callsOf(late)[0]).toMatchObject({ failure: 'timed_out', from: null, strangers: 0 });
    expect(late.net.open()).toBe(0);
  });
});

describe('a service that does not call as it should', () => {
  test('because it refuses', async () => {
    const run = await probe(activeHost()({ PORT: '500 No.', EPRT: '522 Use (1).' }));
    expect(callsOf(run).map(({ failure, reply }) => [failure, reply?.code])).toEqual([
      ['reply_negative', 500],
      ['reply_negative', 522],
    ]);
    expect(activeData(run)).toEqual([]);
  });

  test('because it answers something that is neither yes nor no', async () => {
    const run = await probe(activeHost()({ PORT: '350 And then?' }));
    expect(callsOf(run)[0]).toMatchObject({ failure: 'reply_unexpected', reply: { code: 350 } });
  });

  test('because it closes the connection', async () => {
    const run = await probe(activeHost()({ PORT: [close] }));
    expect(callsOf(run)).toMatchObject([{ command: 'PORT', failure: 'closed', reply: null }]);
    expect(run.missing).toContain('active-eprt needs-earlier');
  });

  test('because it cannot get through, and says so', async () => {
    const run = await probe(activeHost([wait(300), send('425 No way.\r\n')])());
    expect(callsOf(run)).toMatchObject([
      { failure: 'reply_negative', reply: { code: 200 }, detail: 'LIST: 425 No way.', from: null },
      { failure: 'reply_negative', reply: { code: 200 }, detail: 'LIST: 425 No way.', from: null },
    ]);
    expect(activeData(run)).toEqual([]);
  });

  test('because it calls from another address', async () => {
    const run = await probe(activeHost([dialBack([silent], '93.184.215.99'), send('226 Done.\r\n')])());
    expect(callsOf(run)[0]).toMatchObject({ failure: 'timed_out', from: '93.184.215.99', strangers: 1 });
    expect(activeData(run)).toEqual([]);
  });

  test('and says it is done before the call is here', async () => {
    const run = await probe(
      activeHost([send('226 Done.\r\n'), wait(200), dialBack([tls(), send(listing), close])])(),
    );
    expect(callsOf(run)[0]).toMatchObject({ failure: null });
    expect(activeData(run)[0]).toMatchObject({ failure: null, bytes: listingBytes });
  });

  test('and never says a word again: the connection is given up', async () => {
    const run = await probe(activeHost([silent])());
    expect(callsOf(run)).toMatchObject([{ command: 'PORT', failure: 'timed_out' }]);
    expect(run.missing).toContain('active-eprt needs-earlier');
    expect(run.net.open()).toBe(0);
  });

  test('and answers the listing late, but still in time for the next question', async () => {
    const run = await probe(activeHost([wait(11_000), send('425 Gave up.\r\n')])());
    expect(callsOf(run).map(({ command, detail }) => [command, detail])).toEqual([
      ['PORT', 'LIST: 425 Gave up.'],
      ['EPRT', 'LIST: 425 Gave up.'],
    ]);
  });
});

describe('what a call carries', () => {
  test.each<[string, Script, object]>([
    ['no handshake', [failTls('tls_alert')], { failure: 'tls_alert', reached: 'connected', tls: null }],
    ['clear text', [send('drwxr-xr-x')], { failure: 'tls_not_spoken', reached: 'connected' }],
    ['nothing', [silent], { failure: 'timed_out', reached: 'connected' }],
    ['a cut in the middle', [tls(), send('half'), reset], { failure: 'reset', closed: 'reset', bytes: 4 }],
  ])('%s', async (_what, script, expected) => {
    const run = await probe(activeHost([dialBack(script), wait(20), send('426 Broken.\r\n')])());
    expect(callsOf(run)[0]).toMatchObject({ failure: null, from: address });
    expect(activeData(run)[0]).toMatchObject({ ...expected, reply: { code: 426 } });
    // The conversation has gone on.
    expect(callsOf(run)).toHaveLength(2);
    expect(run.net.open()).toBe(0);
  });

  test('more than anybody wants', async () => {
    const endless = [tls(), ...Array.from({ length: 40 }, () => send('x'.repeat(16_384))), silent];
    const run = await probe(activeHost([dialBack(endless), wait(50), send('426 You left.\r\n')])());
    expect(activeData(run)[0]).toMatchObject({ failure: null, closed: null, reached: 'bytes', reply: null });
    expect(activeData(run)[0]?.bytes).toBeLessThan(300_000);
    expect(callsOf(run)).toHaveLength(2);
  });

  test('a whole listing without a final reply', async () => {
    const run = await probe(activeHost([dialBack(called), silent])());
    expect(activeData(run)).toMatchObject([
      { command: 'PORT', failure: 'timed_out', closed: 'clean', reply: null },
    ]);
    expect(run.missing).toContain('active-eprt needs-earlier');
  });
});

describe('active mode is not tested', () => {
  test('where this installation is not set up for it', async () => {
    const run = await probe(activeHost()(), { listens: 'our_network' });
    expect(run.missing).toEqual(expect.arrayContaining(['active-port not-set-up', 'active-eprt not-set-up']));
    expect(callsOf(run)).toEqual([]);
    expect(run.only('data-connection').failure).toBeNull();
  });

  test('where we have no port left, and that is nobody else’s fault', async () => {
    const run = await probe(activeHost()(), { listens: 'our_resources' });
    expect(run.missing).toContain('active-port interrupted');
  });

  test('where the service does not encrypt data connections', async () => {
    const run = await probe({ 21: () => explicitPort({ PROT: '536 No.' }) });
    expect(run.missing).toContain('active-port needs-earlier');
  });
});

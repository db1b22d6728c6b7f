import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readKit } from '@/lib/kit/read-kit';
import {
  type Observation,
  type ObservationKind,
  type ObservationOf,
  observationSchema,
} from '@/lib/observations/observation';
import { certificate, healthyLines, host, posted, print, printed, withLine } from './kit-results';

const at = '2026-03-02T10:00:00.000Z';
const read = (text: string) => readKit(text, at, 'k1', host);

/** The observations of a result that is taken. */
function seen(lines: readonly string[]): readonly Observation[] {
  const reading = read(posted(lines));
  if (!reading.ok) throw new Error(`${reading.reason.code} in line ${reading.reason.line}`);
  return reading.value.observations;
}
const of = <K extends ObservationKind>(kind: K, lines = healthyLines): readonly ObservationOf<K>[] =>
  seen(lines).filter((one): one is ObservationOf<K> => one.kind === kind);

describe('a whole result', () => {
  it('becomes valid observations of the kit in the named network, each with an id of its own', () => {
    const observations = seen(healthyLines);
    for (const one of observations) expect(observationSchema.parse(one)).toEqual(one);
    expect(new Set(observations.map(({ id }) => id)).size).toBe(observations.length);
    expect(observations.every(({ id }) => id.startsWith('k1/'))).toBe(true);
    expect(observations[0]?.vantage).toEqual({ kind: 'kit', network: 'Main office' });
    expect(observations.every((one) => one.at === at)).toBe(true);
  });

  it('says the same when it is read again', () => {
    expect(seen(healthyLines)).toEqual(seen(healthyLines));
  });

  it('tells refused, silent, unreachable and forbidden connections apart', () => {
    const failures = [
      'open',
      'refused',
      'timed-out',
      'reset',
      'no-route',
      'no-network',
      'forbidden',
      'failed',
    ].map(
      (how) =>
        of('tcp-connect', withLine('tcp\t192.0.2.1\t990', `tcp\t192.0.2.1\t990\t${how}\t-`))[1]?.failure,
    );
    expect(failures).toEqual([
      null,
      'refused',
      'timed_out',
      'reset',
      'host_unreachable',
      'network_unreachable',
      'host_unreachable',
      'our_resources',
    ]);
  });

  it('tells a sample that was refused from one that was silent', () => {
    expect(of('data-connection').map(({ purpose, failure, reached }) => [purpose, failure, reached])).toEqual(
      [
        ['sample', 'refused', 'nothing'],
        ['sample', 'timed_out', 'nothing'],
      ],
    );
  });

  it('keeps the greeting with its code, its lines and the program it names', () => {
    const [greeting] = of('greeting');
    expect(greeting).toMatchObject({ speaks: 'ftp', failure: null, software: 'vsFTPd 3.0.5' });
    expect(greeting?.reply).toEqual({ code: 220, text: 'Hello\nvsFTPd 3.0.5 ready' });
  });

  it.each([
    ['text\t0\tSSH-2.0-OpenSSH_9.6', { speaks: 'ssh', failure: 'not_ftp', reply: null }],
    ['text\t0\t421 Too many connections', { speaks: 'ftp', failure: 'reply_negative' }],
    ['silent\t20000\t-', { speaks: 'nothing', failure: 'timed_out' }],
    ['reset\t-\t-', { speaks: 'nothing', failure: 'reset' }],
    ['closed\t-\t-', { speaks: 'nothing', failure: 'closed' }],
  ])('knows a greeting of %s', (rest, expected) => {
    expect(of('greeting', withLine('greet', `greet\t192.0.2.1\t21\t${rest}`))[0]).toMatchObject(expected);
  });

  it('reads the certificate itself, not what is said about it', () => {
    const [handshake] = of('tls-handshake');
    expect(handshake?.tls).toMatchObject({
      version: 'TLSv1.3',
      chainLength: 1,
      nameMatches: true,
      trustError: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    });
    expect(handshake?.tls?.chain[0]).toMatchObject({
      fingerprint: print,
      altNames: [host],
      selfSigned: false,
    });
    expect(handshake?.reply).toEqual({ code: 234, text: 'Proceed' });
  });

  it('leaves out a certificate that is not the one its fingerprint names', () => {
    const other = `${print.slice(0, -2)}${print.endsWith('00') ? '01' : '00'}`;
    const lines = withLine('cert', `cert\t${other}\t${certificate}`).map((line) =>
      line.replace(print, other),
    );
    expect(of('tls-handshake', lines)[0]).toMatchObject({ tls: null, failure: null });
    const reading = read(posted(lines));
    expect(reading.ok && reading.value.notes).toContain('1 of the certificates could not be read.');
  });

  it('says that trust was not tested where the machine has no list of authorities', () => {
    const lines = healthyLines.map((line) => line.replace('\t21\t1\t', '\t-\t1\t'));
    expect(of('tls-handshake', lines)[0]?.tls?.trustError).toBe(null);
    expect(of('not-tested', lines).map(({ check }) => check)).toContain('certificate-trust');
    expect(of('not-tested').map(({ check }) => check)).not.toContain('certificate-trust');
  });

  it.each([
    ['not-offered', 'tls_not_offered'],
    ['not-tls', 'tls_not_spoken'],
    ['version', 'tls_version'],
    ['cipher', 'tls_no_common_cipher'],
    ['alert', 'tls_alert'],
    ['timed-out', 'timed_out'],
    ['reset', 'reset'],
    ['closed', 'closed'],
    ['failed', 'tls_failed'],
  ])('knows a handshake that ended as %s', (how, failure) => {
    const lines = withLine('tls', `tls\t192.0.2.1\t21\texplicit\t${how}\t-\t-\t-\t0\t-`);
    expect(of('tls-handshake', lines)[0]).toMatchObject({ failure, tls: null });
  });

  it('takes packets that were answered with "too big" for lost, and silence for a failure', () => {
    expect(of('packet-size').map(({ bytes, passed, failure }) => [bytes, passed, failure])).toEqual([
      [1280, true, null],
      [1400, false, null],
      [1500, false, 'timed_out'],
    ]);
  });

  it('compares the clock with the date it was told, one hour ahead here', () => {
    expect(of('clock-offset').map(({ offsetMs }) => offsetMs)).toEqual([3_600_000]);
  });

  it('never keeps a user or password of a proxy', () => {
    const lines = withLine('proxy', 'proxy\tenvironment\thttp://bob:s3cret@proxy.example.test:3128');
    expect(of('proxy-setting', lines)[0]?.value).toBe('http://proxy.example.test:3128');
    expect(of('proxy-setting')[0]?.value).toBe(null);
  });

  it('keeps an entry of the hosts file apart from the resolver', () => {
    const lines = withLine('name', 'hosts\t10.0.0.9');
    expect(of('name-resolution', [...lines, 'untested\tname-resolution\tno-tool'])).toMatchObject([
      { source: 'hosts-file', failure: null, addresses: [{ address: '10.0.0.9' }] },
    ]);
  });

  it.each([
    ['not-found', 'name_not_found'],
    ['no-address', 'no_addresses'],
    ['timed-out', 'resolver_timed_out'],
    ['refused', 'resolver_refused'],
    ['failed', 'resolver_failed'],
    ['found', 'no_addresses'],
  ])('knows a lookup that ended as %s without an address', (how, failure) => {
    expect(of('name-resolution', withLine('name', `name\t${how}\t-`))[0]).toMatchObject({ failure });
  });

  it('names the network "customer" without a name, and makes any other name harmless', () => {
    const nameless = read(posted(healthyLines.filter((line) => !line.startsWith('network'))));
    expect(nameless.ok && nameless.value.network).toBe('customer');
    const strange = read(posted(withLine('network', 'network\t<b>')));
    expect(strange.ok && strange.value.network).toBe('_b_');
  });
});

describe('a paste', () => {
  it('is read like the post, whatever stands around it', () => {
    const noise = `user@machine:~$ sh portside-check.sh\nSaved: x\n${printed(healthyLines)}\nuser@machine:~$ exit\n`;
    const pasted = read(noise);
    expect(pasted.ok && pasted.value.observations).toEqual(seen(healthyLines));
  });

  it('is read out of a mail that quotes it, with line ends of Windows', () => {
    const mail = printed(healthyLines)
      .split('\n')
      .map((line) => `> > ${line}  `)
      .join('\r\n');
    const pasted = read(`Hello,\r\n${mail}\r\n`);
    expect(pasted.ok && pasted.value.observations).toEqual(seen(healthyLines));
  });

  it('of two results is the last one', () => {
    const first = printed(withLine('network', 'network\tfirst'));
    const pasted = read(`${first}\n${printed(healthyLines)}`);
    expect(pasted.ok && pasted.value.network).toBe('Main office');
  });
});

describe('what no kit writes is refused as a whole', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['nothing', '', 'no-result'],
    ['a greeting card', 'Hello!\nend\n', 'no-result'],
    ['another version', posted(healthyLines).replace('portside-kit 1', 'portside-kit 2'), 'no-result'],
    ['half a result', posted(healthyLines).replace('\nend', ''), 'incomplete'],
    ['more after the end', `${posted(healthyLines)}tcp\t192.0.2.1\t21\topen\t1\n`, 'unknown-line'],
    ['an unknown kind of line', posted([...healthyLines, 'verdict\tfirewall']), 'unknown-line'],
    ['a name of every object', posted([...healthyLines, '__proto__\tx']), 'unknown-line'],
    ['a field too many', posted(withLine('burst', 'burst\t192.0.2.1\t21\t8\t8\t8')), 'bad-value'],
    ['a field too few', posted(withLine('burst', 'burst\t192.0.2.1\t21\t8')), 'bad-value'],
    ['an address that is none', posted(withLine('burst', 'burst\t192.0.2.999\t21\t8\t8')), 'bad-value'],
    ['a port that is none', posted(withLine('burst', 'burst\t192.0.2.1\t0\t8\t8')), 'bad-value'],
    ['an outcome of its own', posted(withLine('tcp\t2001', 'tcp\t192.0.2.1\t21\tgreat\t1')), 'bad-value'],
    [
      'a number in another spelling',
      posted(withLine('tcp\t2001', 'tcp\t192.0.2.1\t0x15\topen\t1')),
      'bad-value',
    ],
    ['a public address of letters', posted(withLine('public', 'public\t4\tlocalhost')), 'bad-value'],
    [
      'a terminal sequence',
      posted(withLine('greet', 'greet\t192.0.2.1\t21\ttext\t0\t220 \u001b[2J')),
      'bad-character',
    ],
    ['a character beyond ASCII', posted(withLine('network', 'network\tb\u00fcro')), 'bad-character'],
    ['a field that is too long', posted(withLine('network', `network\t${'x'.repeat(401)}`)), 'bad-value'],
    [
      'a certificate that is too long',
      posted(withLine('cert', `cert\t${print}\t${'A'.repeat(20_000)}`)),
      'bad-value',
    ],
    ['another host', posted(withLine('order', 'order\tother.example.test')), 'other-host'],
    ['no host', posted(healthyLines.slice(1)), 'bad-value'],
    ['words of a conversation without one', posted([...healthyLines, 'sent\tUSER']), 'bad-value'],
    ['too many bytes', posted(Array.from({ length: 2000 }, () => `note\t${'x'.repeat(200)}`)), 'too-large'],
    ['too many lines', posted(Array.from({ length: 3001 }, () => 'proxy\tnone\t-')), 'too-many-lines'],
  ];
  it.each(cases)('%s', (_, text, code) => {
    const reading = read(text);
    expect(reading.ok ? 'taken' : reading.reason.code).toBe(code);
  });

  it('and the line is named', () => {
    expect(read(posted([`order\t${host}`, 'proxy\tnone\t-', 'nonsense']))).toEqual({
      ok: false,
      reason: { code: 'unknown-line', line: 4 },
    });
  });

  it('and 3000 lines are taken', () => {
    expect(read(posted([`order\t${host}`, ...Array.from({ length: 2999 }, () => 'proxy\tnone\t-')])).ok).toBe(
      true,
    );
  });

  it('and whatever comes is refused or becomes valid observations, without an exception', () => {
    let taken = 0;
    const field = fc.oneof(
      fc.constantFrom('192.0.2.1', '21', 'open', '-', 'ok', '0'),
      fc.string({ maxLength: 8 }),
    );
    const word = fc.constantFrom(
      'tcp',
      'greet',
      'auth',
      'tls',
      'cert',
      'public',
      'session',
      'got',
      'done',
      'x',
    );
    const line = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...healthyLines) },
      {
        weight: 1,
        arbitrary: fc.tuple(word, fc.array(field, { maxLength: 9 })).map(([w, f]) => [w, ...f].join('\t')),
      },
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const reading = read(posted([`order\t${host}`, ...lines]));
        if (!reading.ok) return;
        taken += 1;
        for (const one of reading.value.observations) observationSchema.parse(one);
      }),
      { numRuns: 600 },
    );
    expect(taken).toBeGreaterThan(30);
  });
});

import { describe, expect, test } from 'vitest';
import { diagnose } from '@/lib/diagnosis/diagnose';
import type { Failure } from '@/lib/net/failure';
import type { Observation } from '@/lib/observations/observation';
import { buildReport } from '@/lib/reports/build-report';
import { describeObservation } from '@/lib/reports/describe-observation';
import { describeStep } from '@/lib/reports/describe-step';
import { filesCom } from '../../scenarios/profiles';
import { loggedIn } from '../../scenarios/usual-parts';
import { observe, reply } from '../../support/observe';

const o = observe();
const sentence = (seen: Observation) => describeObservation(seen).sentence;

describe('a data connection', () => {
  test.each([
    ['nothing answers', { failure: 'timed_out', reached: 'nothing' }, 'no answer'],
    ['a closed port', { failure: 'refused', reached: 'nothing' }, 'refused'],
    [
      'a refusal',
      { failure: 'reply_negative', reached: 'connected', reply: reply(425, 'No way.') },
      '“No way”',
    ],
    ['broken encryption', { failure: 'tls_alert', reached: 'connected' }, 'encryption failed'],
    ['no data', { failure: 'timed_out', reached: 'encrypted' }, 'connected, but no data came'],
    ['a cut', { failure: 'reset', reached: 'bytes', bytes: 40 }, 'cut off after 40 bytes'],
    ['no last word', { failure: 'timed_out', reached: 'closed', bytes: 40 }, 'did not confirm'],
  ] as const)('that ends with %s is told apart from all others', (_what, facts, words) => {
    const described = describeObservation(o.data(facts));
    expect(described.state).toBe('blocked');
    expect(described.sentence).toContain(words);
  });

  test('without the session is fine when it is refused, and when it is not', () => {
    const refused = o.data({ resumption: 'withheld', failure: 'reply_negative', reached: 'encrypted' });
    expect(describeObservation(refused)).toEqual({
      state: 'works',
      word: 'resumption required',
      sentence: 'The service wants data connections to resume the session.',
    });
    expect(describeObservation(o.data({ resumption: 'withheld' })).state).toBe('works');
    const lost = o.data({ resumption: 'withheld', failure: 'timed_out', reached: 'nothing' });
    expect(describeObservation(lost).state).toBe('partly');
  });
});

describe('samples of the passive range', () => {
  const at = '2026-03-02T10:03:00.000Z';
  const round = (port: number, failure?: Failure): Observation[] => [
    { ...o.passive({ port }), at },
    { ...o.data({ port, purpose: 'sample', reached: 'connected', ...(failure ? { failure } : {}) }), at },
  ];
  const report = (observations: readonly Observation[]) =>
    buildReport({
      observations,
      diagnosis: diagnose(observations, filesCom),
      profile: filesCom,
      host: 'ftp.example.test',
      port: null,
      transcripts: [],
      finishedAt: null,
    });

  test('are one line of the results, and all there among the observations', () => {
    const seen = [40100, 43210, 49999].flatMap((port) => round(port));
    const whole = report([...loggedIn(observe()), ...seen]);
    const line = whole.results.filter(({ question }) => question === 'Do the data ports answer?');
    expect(line).toMatchObject([{ state: 'works', sentence: '3 of 3 data ports of 40000–50000 answered.' }]);
    expect(line[0]?.observations).toHaveLength(6);
    expect(whole.results.some(({ question }) => question === 'Does the data connection work?')).toBe(false);
    expect(whole.observations.filter(({ kind }) => kind === 'data-connection')).toHaveLength(3);
  });

  test('name those that did not answer', () => {
    const whole = report([...loggedIn(observe()), ...round(40100), ...round(43210, 'timed_out')]);
    const line = whole.results.find(({ question }) => question === 'Do the data ports answer?');
    expect(line).toMatchObject({
      state: 'partly',
      sentence: '1 of 2 data ports of 40000–50000 answered. No connection to 43210.',
    });
  });

  test('beyond the published range are not said to be of it', () => {
    const step = { check: 'passive-range', target: null, reason: null };
    const described = describeStep({ ...step, observations: [...round(1500), ...round(51000)] });
    expect(described.sentence).toBe('2 of 2 data ports between 1500 and 51000 answered.');
  });

  test('that never got out are on our side', () => {
    const step = { check: 'passive-range', target: null, reason: null };
    const observations = round(40100, 'our_network').slice(1);
    expect(describeStep({ ...step, observations }).state).toBe('our-side');
  });
});

describe('a transfer', () => {
  test.each([
    [{ failure: 'timed_out', bytesExpected: 342, bytesSeen: 0 }, 'no data connection'],
    [{ failure: 'reset', bytesExpected: 342, bytesSeen: 0 }, 'cut off before the first byte'],
    [{ failure: 'reset', bytesExpected: 9000, bytesSeen: 4096 }, 'stopped after 4096 of 9000 bytes'],
    [{ failure: 'timed_out', bytesExpected: 342, bytesSeen: 342 }, 'did not confirm that it came'],
    [{ bytesExpected: 342, bytesSeen: 342, reply: reply(552, 'Quota exceeded.') }, '“Quota exceeded”'],
  ] as const)('that leaves an empty file is explained: %o', (facts, words) => {
    expect(sentence(o.transfers('upload', facts))).toContain(words);
  });

  test('that was confirmed and stored empty is told from one that was not sent', () => {
    const seen = o.transfers('size', {
      bytesExpected: 342,
      sizeOnServer: 0,
      failure: 'size_mismatch',
      reply: null,
    });
    expect(sentence(seen)).toContain('342 bytes were sent and confirmed, none are kept');
    const left = o.transfers('size', { sizeOnServer: 0, reply: null });
    expect(sentence(left)).toBe('What is left of the file on the server: 0 bytes.');
  });

  test('of a large file has its speed', () => {
    const facts = { size: 'large', bytesExpected: 2_097_152, bytesSeen: 2_097_152, elapsedMs: 1600 } as const;
    expect(sentence(o.transfers('upload', facts))).toBe('Upload of a large file: works, 1.3 MB/s.');
    const slow = { size: 'large', bytesSeen: 240_000, elapsedMs: 12_000 } as const;
    expect(sentence(o.transfers('download', slow))).toBe(
      'Download of a large file: works, 20 kB/s. We stopped after 12 seconds.',
    );
  });
});

describe('what looks like a fault and is none', () => {
  test.each(['tls_version', 'tls_alert', 'reset', 'closed'] as const)(
    'TLS 1.0 turned away with %s',
    (failure) => {
      const facts = {
        kind: 'tls-version',
        mode: 'explicit',
        version: 'TLSv1',
        accepted: false,
        cipher: null,
      } as const;
      const described = describeObservation(o.sees(facts, { failure }));
      expect(described).toMatchObject({ state: 'works', word: 'not accepted' });
      expect(described.sentence).toContain('That is right');
    },
  );

  test('data in clear that is refused', () => {
    const facts = {
      kind: 'data-protection',
      level: 'clear',
      accepted: false,
      reply: reply(534, 'No.'),
    } as const;
    expect(describeObservation(o.sees(facts)).state).toBe('works');
    expect(describeObservation(o.sees({ ...facts, level: 'private' })).state).toBe('blocked');
  });
});

describe('active mode', () => {
  const facts = {
    kind: 'active-callback',
    protection: 'explicit',
    command: 'PORT',
    announced: { address: '198.51.100.9', port: 51000 },
    reply: reply(200, 'Fine.'),
    from: null,
    strangers: 0,
  } as const;

  test.each([
    ['is refused', { reply: reply(500, 'Not here.') }, undefined, 'refused, “Not here”'],
    ['is agreed to, and nobody comes', {}, 'timed_out', 'arrived here'],
    ['comes from somebody else', { strangers: 1 }, 'timed_out', 'from another address'],
    ['comes from another address', { from: '192.0.2.77' }, undefined, 'from 192.0.2.77'],
    ['works', { from: '192.0.2.1' }, undefined, 'connects back'],
  ] as const)('%s', (_what, more, failure, words) => {
    const seen = o.sees({ ...facts, ...more }, failure ? { failure } : {});
    expect(sentence(seen)).toContain(words);
  });
});

import { describe, expect, test } from 'vitest';
import { diagnose } from '@/lib/diagnosis/diagnose';
import type { Observation } from '@/lib/observations/observation';
import { anyService } from '../../scenarios/profiles';
import {
  dataFlows,
  everythingWorks,
  loggedIn,
  passiveAsked,
  withoutLogin,
} from '../../scenarios/usual-parts';
import { fromKit, type Observe, observe } from '../../support/observe';

const headlineOf = (seen: (o: Observe) => readonly Observation[]): string =>
  diagnose(seen(observe()), anyService).findings[0].headline;

const again = 'Test again to include the rest.';
const fromYours = 'The next step is a test from yours.';

const rows: readonly (readonly [string, (o: Observe) => readonly Observation[], string])[] = [
  [
    'only the list went through',
    (o) => [...dataFlows(o), o.transfers('list')],
    `From our network login and listings work. Uploads and downloads are not tested yet. ${fromYours}`,
  ],
  [
    'the upload failed for a reason of ours',
    (o) => [...dataFlows(o), o.transfers('list'), o.transfers('upload', { failure: 'our_resources' })],
    `From our network login and listings work. Uploads and downloads are not tested yet. ${again}`,
  ],
  [
    'the download was cancelled',
    (o) => [...dataFlows(o), o.transfers('upload'), o.transfers('download', { failure: 'cancelled' })],
    `From our network login and uploads work. Downloads are not tested yet. ${again}`,
  ],
  [
    'data and transfers were interrupted',
    (o) => [
      ...passiveAsked(o),
      o.notTested('passive-data', 'interrupted'),
      o.notTested('transfer', 'interrupted'),
    ],
    `From our network connection and login work. Data connections and transfers are not tested yet. ${again}`,
  ],
  [
    'a second address failed for a reason of ours',
    (o) => [...everythingWorks(o), o.cannotConnect('our_resources', { address: '192.0.2.2' })],
    `From our network login and transfers work. One address is not tested yet. ${again}`,
  ],
  [
    'another port of the same address was cancelled',
    (o) => [...everythingWorks(o), o.notTested('tcp-connect', 'cancelled', { port: 990 })],
    `From our network login and transfers work. One port is not tested yet. ${again}`,
  ],
  [
    'our network has no IPv6, which no second try changes',
    (o) => [...everythingWorks(o), o.cannotConnect('our_network', { address: '2001:db8::1' })],
    `From our network login and transfers work. IPv6 is not tested yet. ${fromYours}`,
  ],
  [
    'the deletion was out of time',
    (o) => [...everythingWorks(o), o.transfers('delete', { failure: 'interrupted' })],
    `From our network login and transfers work. Deletion is not tested yet. ${again}`,
  ],
  [
    'the test on their side was interrupted',
    (o) => [...everythingWorks(o), o.cannotConnect('interrupted', { vantage: fromKit })],
    `From our network login and transfers work. Your side is not tested yet. ${again}`,
  ],
  [
    'data connections work and no transfer was tried',
    dataFlows,
    `From our network login and data connections work. Uploads and downloads are not tested yet. ${fromYours}`,
  ],
  [
    'more is open than a headline holds',
    (o) => [
      ...withoutLogin(o),
      ...['192.0.2.2', '192.0.2.3'].map((address) => o.cannotConnect('our_resources', { address })),
      o.notTested('explicit-tls', 'out-of-time'),
    ],
    `From our network connection and encryption work. Login, data connections and more are not tested yet. ${again}`,
  ],
  ['everything was tested to its end', everythingWorks, `From our network everything works. ${fromYours}`],
];

describe.each(rows)('%s', (_name, seen, headline) => {
  test('the headline says what was not tested', () => {
    expect(headlineOf(seen)).toBe(headline);
    expect(headline.split(' ').length).toBeLessThanOrEqual(25);
  });
});

test.each(['our_resources', 'our_network', 'cancelled', 'interrupted'] as const)(
  'no attempt that ended with %s hides behind "everything"',
  (failure) => {
    const attempts: readonly ((o: Observe) => Observation)[] = [
      (o) => o.doesNotResolve(failure),
      (o) => o.cannotConnect(failure, { address: '192.0.2.2' }),
      (o) => o.staysSilent(failure, { port: 990 }),
      (o) => o.cannotEncrypt('implicit', failure, { port: 990 }),
      (o) => o.loginFails(failure, { port: 990 }),
      (o) => o.passive({ failure }),
      (o) => o.data({ failure }),
      (o) => o.transfers('size', { failure }),
    ];
    for (const attempt of attempts) {
      const headline = headlineOf((o) => [...everythingWorks(o), attempt(o)]);
      expect(headline).not.toContain('everything');
      expect(headline).toContain('not tested yet');
    }
  },
);

test.each(['interrupted', 'cancelled', 'out-of-time'] as const)(
  'no check that was %s hides behind "everything"',
  (reason) => {
    for (const check of [
      'tcp-connect',
      'greeting',
      'login',
      'passive-data',
      'transfer',
      'unheard-of',
      'constructor',
    ])
      expect(headlineOf((o) => [...everythingWorks(o), o.notTested(check, reason)])).toContain(
        'not tested yet',
      );
  },
);

test('what did not come to an end on our side is tried again first', () => {
  const o = observe();
  const { findings, nextStep } = diagnose(
    [...loggedIn(o), o.notTested('transfer', 'interrupted')],
    anyService,
  );
  expect(findings[0].actions[0]?.button).toBe('test-again');
  expect(nextStep?.id).toBe('test-again');
});

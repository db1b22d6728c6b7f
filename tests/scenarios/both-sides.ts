import { fromKit, reply } from '../support/observe';
import { filesCom } from './profiles';
import type { Situation } from './situation';
import { everythingWorks } from './usual-parts';

const called = {
  kind: 'active-callback',
  protection: 'explicit',
  command: 'PORT',
  announced: { address: '198.51.100.9', port: 50_100 },
  reply: reply(200, 'PORT command successful.'),
  strangers: 0,
} as const;

/** Situations of active mode as we see it, of large files, and of two sides on which nothing is wrong. */
export const bothSidesSituations: readonly Situation[] = [
  {
    name: 'the service calls back, and the encryption of its connection breaks',
    profile: filesCom,
    seen: (o) => [
      ...everythingWorks(o),
      o.sees({ ...called, from: '192.0.2.1' }),
      o.data({ mode: 'active', command: 'PORT', reached: 'connected', failure: 'tls_failed' }),
    ],
    findings: ['data-tls-failed'],
    nearMissOf: ['passive-closed-at-service', 'active-mode-blocked'],
  },
  {
    name: 'the service does not call back, which our own firewall may be the reason for',
    profile: filesCom,
    seen: (o) => [...everythingWorks(o), o.sees({ ...called, from: null }, { failure: 'timed_out' })],
    findings: ['no-problem-found'],
    nearMissOf: ['active-mode-blocked', 'active-command-refused'],
  },
  {
    name: 'the service calls back and cuts the listing off',
    profile: filesCom,
    seen: (o) => [
      ...everythingWorks(o),
      o.sees({ ...called, from: '192.0.2.1' }),
      o.data({
        mode: 'active',
        command: 'PORT',
        reached: 'bytes',
        bytes: 900,
        closed: 'cut',
        failure: 'closed',
      }),
    ],
    findings: ['transfer-interrupted'],
    nearMissOf: ['data-tls-failed'],
  },
  {
    name: 'small files come through to us, and a large upload stands still',
    profile: filesCom,
    seen: (o) => [
      ...everythingWorks(o),
      o.transfers('upload', {
        size: 'large',
        failure: 'timed_out',
        bytesExpected: 1_000_000,
        bytesSeen: 1_000_000,
      }),
    ],
    findings: ['path-mtu-blackhole'],
    nearMissOf: ['passive-closed-at-service'],
  },
  {
    name: 'everything works from us, their program cannot connect, and from another network it can',
    profile: filesCom,
    seen: (o) => [
      ...everythingWorks(o),
      o.answers('symptom', 'cannot-connect'),
      o.answers('other-network', 'works-there'),
    ],
    findings: ['control-ports-all-blocked'],
    nearMissOf: ['passive-ports-blocked'],
  },
  {
    name: 'everything works from us, their listings fail, and from another network they do not',
    profile: filesCom,
    seen: (o) => [
      ...everythingWorks(o),
      o.answers('symptom', 'no-listing'),
      o.answers('other-network', 'works-there'),
    ],
    findings: ['passive-ports-blocked'],
    nearMissOf: ['control-ports-all-blocked'],
  },
  {
    name: 'everything works from us, and for them it fails from another network as well',
    profile: filesCom,
    seen: (o) => [
      ...everythingWorks(o),
      o.answers('symptom', 'cannot-connect'),
      o.answers('other-network', 'fails-there-too'),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['control-ports-all-blocked'],
  },
  {
    name: 'from their network the ports of the range refuse, as ports do that the service named to nobody',
    profile: filesCom,
    seen: (o) => [
      ...everythingWorks(o),
      o.connects({ vantage: fromKit }),
      o.greets({ vantage: fromKit }),
      ...[40_100, 43_200, 49_000].map((port) =>
        o.data({ vantage: fromKit, purpose: 'sample', port, failure: 'refused' }),
      ),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['passive-ports-blocked', 'passive-ports-partly-blocked'],
  },
  {
    name: 'from their network the ports refuse that the service has just named',
    seen: (o) => [
      ...everythingWorks(o),
      o.connects({ vantage: fromKit }),
      o.greets({ vantage: fromKit }),
      ...[40_100, 43_200].flatMap((port) => [
        o.passive({ vantage: fromKit, port }),
        o.data({ vantage: fromKit, purpose: 'sample', port, failure: 'refused' }),
      ]),
    ],
    findings: ['passive-ports-blocked'],
    nearMissOf: ['no-problem-found', 'passive-ports-partly-blocked'],
  },
  {
    name: 'nothing is wrong at us, and nothing in the network of the customer',
    profile: filesCom,
    seen: (o) => [
      ...everythingWorks(o),
      o.connects({ vantage: fromKit }),
      o.greets({ vantage: fromKit }),
      o.encrypts('explicit', {}, { vantage: fromKit }),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['tls-intercepted', 'answered-by-middlebox', 'control-port-blocked'],
  },
];

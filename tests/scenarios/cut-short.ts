import { fromKit, type Observe, reply } from '../support/observe';
import { fromLog } from './seen-at-customers';
import type { Situation } from './situation';
import { dataFlows, encrypted, everythingWorks } from './usual-parts';

const atKit = { vantage: fromKit } as const;
const clear = { protection: 'clear' } as const;

const connectsThere = (o: Observe) => [o.connects(atKit), o.greets(atKit)];
const logsInThere = (o: Observe) => [...connectsThere(o), o.encrypts('explicit', {}, atKit), o.logsIn(atKit)];

/** Conversations and transfers that stop somewhere, each at one point. */
export const cutShortSituations: readonly Situation[] = [
  {
    name: 'the customer’s greeting is held back, ours comes',
    seen: (o) => [...encrypted(o), o.connects(atKit), o.staysSilent('timed_out', atKit)],
    findings: ['control-channel-inspected'],
    nearMissOf: ['service-silent', 'inconclusive'],
  },
  {
    name: 'the greeting takes eight seconds for the customer alone',
    seen: (o) => [...encrypted(o), o.connects(atKit), o.greets({ ...atKit, elapsedMs: 8000 })],
    findings: ['greeting-too-slow'],
    nearMissOf: ['inconclusive'],
  },
  {
    name: 'the customer’s login gets no answer on an encrypted connection, ours is accepted',
    seen: (o) => [
      ...dataFlows(o),
      ...connectsThere(o),
      o.encrypts('explicit', {}, atKit),
      o.loginFails('closed', atKit),
    ],
    findings: ['control-channel-inspected'],
    nearMissOf: ['login-incorrect', 'inconclusive'],
  },
  {
    name: 'data is encrypted and then nothing comes, in the customer’s network alone',
    seen: (o) => [
      ...everythingWorks(o),
      ...logsInThere(o),
      o.data({
        ...atKit,
        port: 40007,
        failure: 'timed_out',
        reached: 'encrypted',
        reply: reply(150, 'Here it comes.'),
      }),
    ],
    findings: ['transfer-interrupted'],
    nearMissOf: ['passive-ports-blocked', 'inconclusive'],
  },
  {
    name: 'an upload in clear gets no answer in the customer’s network, lists come through',
    seen: (o) => [
      ...everythingWorks(o),
      ...connectsThere(o),
      o.data({ ...atKit, ...clear, tls: null, port: 40007, bytes: 120 }),
      { ...o.transfers('list', { ...atKit, bytesSeen: 120 }), ...clear },
      {
        ...o.transfers('upload', { ...atKit, failure: 'timed_out', bytesExpected: 300, bytesSeen: 0 }),
        ...clear,
      },
    ],
    findings: ['commands-filtered'],
    nearMissOf: ['transfer-interrupted', 'path-mtu-blackhole'],
  },
  {
    name: 'an encrypted upload gets no answer in the customer’s network, lists come through',
    seen: (o) => [
      ...everythingWorks(o),
      ...logsInThere(o),
      o.data({ ...atKit, port: 40007, bytes: 120 }),
      o.transfers('upload', { ...atKit, failure: 'timed_out', bytesExpected: 300, bytesSeen: 0 }),
    ],
    findings: ['transfer-interrupted'],
    nearMissOf: ['commands-filtered'],
  },
  {
    name: 'the service calls the cipher of the customer’s program too weak, after the handshake',
    seen: (o) => [
      ...dataFlows(o),
      o.connects({ vantage: fromLog }),
      o.greets({ vantage: fromLog }),
      o.encrypts('explicit', { version: 'TLSv1.2' }, { vantage: fromLog }),
      o.refusesLogin(534, 'Cipher too weak.', { vantage: fromLog }),
    ],
    findings: ['client-tls-too-old'],
    nearMissOf: ['login-incorrect', 'tls-required'],
  },
  {
    name: 'the service has blocked the address after failures, in words',
    seen: (o) => [
      ...encrypted(o),
      o.refusesLogin(530, 'Login denied: too many failures, your IP address is blocked.', atKit),
    ],
    findings: ['blocked-by-service'],
    nearMissOf: ['too-many-connections', 'service-full', 'source-ip-not-allowed'],
  },
  {
    name: 'the address is not on a list of the site, in words',
    seen: (o) => [
      ...encrypted(o),
      o.refusesLogin(530, 'Login failed: your IP address is not on the allowlist of this site.'),
    ],
    findings: ['source-ip-not-allowed'],
    nearMissOf: ['login-incorrect', 'blocked-by-service'],
  },
  {
    name: 'a list is forbidden in words',
    seen: (o) => [
      ...encrypted(o),
      o.logsIn(),
      o.data({
        port: 40001,
        failure: 'reply_negative',
        reached: 'connected',
        reply: reply(550, 'Permission denied.'),
      }),
    ],
    findings: ['permission-denied'],
    nearMissOf: ['data-tls-session-reuse', 'data-tls-failed'],
  },
  {
    name: 'part of the passive ports is silent, and a transfer meets one of them',
    seen: (o) => [
      ...everythingWorks(o),
      ...[40_200, 41_000].map((port) => o.data({ ...atKit, port, purpose: 'sample', reached: 'connected' })),
      o.data({ ...atKit, port: 46_000, purpose: 'sample', failure: 'timed_out' }),
      o.transfers('list', { ...atKit, failure: 'timed_out' }),
    ],
    findings: ['passive-ports-partly-blocked'],
    nearMissOf: ['transfer-interrupted'],
  },
  {
    name: 'the upper part of the passive ports is closed at the service, and each side is given other ports',
    seen: (o) => [
      ...dataFlows(o),
      ...logsInThere(o),
      ...[41_000, 43_000].map((port) => o.data({ port, purpose: 'sample', reached: 'connected' })),
      ...[45_000, 48_000].map((port) => o.data({ port, purpose: 'sample', failure: 'timed_out' })),
      o.data({ ...atKit, port: 42_000, purpose: 'sample', reached: 'connected' }),
      ...[46_000, 49_000].map((port) => o.data({ ...atKit, port, purpose: 'sample', failure: 'timed_out' })),
      ...[{}, atKit].map((where) =>
        o.transfers('upload', { ...where, failure: 'timed_out', bytesExpected: 300, bytesSeen: 0 }),
      ),
    ],
    findings: ['passive-closed-at-service'],
    nearMissOf: ['passive-ports-partly-blocked', 'transfer-interrupted'],
  },
  {
    name: 'files arrive otherwise than they were sent',
    seen: (o) => [
      ...everythingWorks(o),
      o.sees({ kind: 'altered', what: 'data', sent: 'one', received: 'other' }, { vantage: fromLog }),
    ],
    findings: ['alg-rewrites-commands'],
    nearMissOf: ['inconclusive'],
  },
];

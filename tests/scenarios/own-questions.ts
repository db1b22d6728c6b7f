import { fromKit, type Observe, reply, type Where } from '../support/observe';
import { callsBack } from './seen-at-customers';
import type { Situation } from './situation';
import { dataFlows, everythingWorks, loggedIn } from './usual-parts';

const atKit = { vantage: fromKit } as const;
const ofCustomer = '203.0.113.9';

/** What a kit in the customer's network sees when nothing is wrong there. */
const fineAtKit = (o: Observe) => [
  o.connects(atKit),
  o.greets(atKit),
  o.encrypts('explicit', {}, atKit),
  o.logsIn(atKit),
  o.data({ ...atKit, port: 40005, bytes: 120 }),
];

const asksClear = (o: Observe, where: Where) =>
  o.sees(
    { kind: 'data-protection', level: 'clear', accepted: false, reply: reply(534, 'Unwilling.') },
    where,
  );

/** Questions that we ask to learn the answer, from our network or with a kit: no answer to them is a fault by itself. */
export const ownQuestionSituations: readonly Situation[] = [
  {
    name: 'without resumption the service refuses data in words, and with it all is well',
    seen: (o) => [
      ...everythingWorks(o),
      o.data({
        port: 40002,
        resumption: 'withheld',
        failure: 'reply_negative',
        reached: 'closed',
        reply: reply(522, 'SSL connection failed: session reuse required.'),
      }),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['data-tls-session-reuse', 'transfer-interrupted'],
  },
  {
    name: 'a kit is refused clear data connections, as it asked on purpose',
    seen: (o) => [...everythingWorks(o), ...fineAtKit(o), asksClear(o, {}), asksClear(o, atKit)],
    findings: ['no-problem-found'],
    nearMissOf: ['data-protection-required'],
  },
  {
    name: 'a kit is not called back, and nobody uses active mode',
    seen: (o) => [
      ...everythingWorks(o),
      ...fineAtKit(o),
      callsBack(o, ofCustomer, { ...atKit, failure: 'timed_out', protection: 'explicit' }),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['active-mode-blocked'],
  },
  {
    name: 'a kit is not called back, and the customer uses active mode',
    seen: (o) => [
      ...everythingWorks(o),
      ...fineAtKit(o),
      o.answers('mode', 'active'),
      callsBack(o, ofCustomer, { ...atKit, failure: 'timed_out', protection: 'explicit' }),
    ],
    findings: ['active-mode-blocked'],
  },
  {
    name: 'a service refuses active mode to a kit, and nobody uses it',
    seen: (o) => [
      ...everythingWorks(o),
      ...fineAtKit(o),
      callsBack(o, ofCustomer, {
        ...atKit,
        failure: 'reply_negative',
        answer: [550, 'Permission denied.'],
        protection: 'explicit',
      }),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['active-command-refused'],
  },
  {
    name: 'the service cannot call us back either, and the customer uses active mode',
    seen: (o) => [
      ...everythingWorks(o),
      o.answers('mode', 'active'),
      callsBack(o, '198.51.100.9', {
        vantage: { kind: 'portal', network: 'test' },
        failure: 'timed_out',
        protection: 'explicit',
      }),
    ],
    findings: ['active-mode-blocked'],
    nearMissOf: ['no-problem-found'],
  },
  {
    name: 'the service cannot call us back, and nobody uses active mode',
    seen: (o) => [
      ...everythingWorks(o),
      callsBack(o, '198.51.100.9', {
        vantage: { kind: 'portal', network: 'test' },
        failure: 'timed_out',
        protection: 'explicit',
      }),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['active-mode-blocked'],
  },
  {
    name: 'we ask for encryption on purpose, and the program is said not to encrypt',
    seen: (o) => [
      o.answers('encryption', 'plain'),
      o.resolves(['192.0.2.1']),
      o.connects(),
      o.greets(),
      o.cannotEncrypt('explicit', 'tls_not_offered', { reply: reply(500, 'Unknown command.') }),
      o.logsIn(),
    ],
    findings: ['no-problem-found', 'tls-not-offered'],
  },
  {
    name: 'further connections from the customer hang at a port that greeted it, ours do not',
    seen: (o) => [
      ...dataFlows(o),
      ...fineAtKit(o),
      ...(['TLSv1.2', 'TLSv1.3'] as const).flatMap((version) => [
        o.sees({ kind: 'tls-version', mode: 'explicit', version, accepted: true, cipher: 'AES' }),
        o.sees(
          { kind: 'tls-version', mode: 'explicit', version, accepted: false, cipher: null },
          { ...atKit, failure: 'timed_out' },
        ),
      ]),
      o.transfers('list'),
      o.transfers('list', { ...atKit, failure: 'timed_out' }),
    ],
    findings: ['connection-rate-limited'],
    nearMissOf: ['inconclusive', 'transfer-interrupted'],
  },
  {
    name: 'the large upload gets no connection any more, after small transfers that were complete',
    seen: (o) =>
      [
        ...everythingWorks(o),
        ...fineAtKit(o),
        { ...o.refusesPlain(atKit), failure: 'timed_out' as const, elapsedMs: 10_000 },
        o.transfers('upload', { ...atKit, bytesExpected: 300, bytesSeen: 300 }),
        o.transfers('upload', { size: 'large', bytesExpected: 9000, bytesSeen: 9000 }),
        o.transfers('upload', { ...atKit, size: 'large', failure: 'timed_out' }),
      ].map((seen) =>
        seen.kind === 'transfer' && seen.failure === 'timed_out' ? { ...seen, bytesSeen: null } : seen,
      ),
    findings: ['connection-rate-limited'],
    nearMissOf: ['path-mtu-blackhole', 'transfer-interrupted'],
  },
  {
    name: 'further connections hang from our network as well',
    seen: (o) => [
      ...loggedIn(o),
      ...fineAtKit(o),
      ...[{}, atKit].map((where) =>
        o.sees(
          { kind: 'tls-version', mode: 'explicit', version: 'TLSv1.3', accepted: false, cipher: null },
          { ...where, failure: 'timed_out' },
        ),
      ),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['connection-rate-limited'],
  },
];

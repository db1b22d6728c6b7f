import { fromKit, reply } from '../support/observe';
import { filesCom } from './profiles';
import { asksPassive, fromLog, isSet, logsInLog, says } from './seen-at-customers';
import type { Situation } from './situation';
import { dataFlows, everythingWorks, loggedIn } from './usual-parts';

const atKit = { vantage: fromKit } as const;
const atLog = { vantage: fromLog } as const;
const _ofCustomer = '203.0.113.9';

/** Encryption of the data connection, and transfers. */
export const customersTransferSituations: readonly Situation[] = [
  {
    name: 'the service insists on resumption, and nobody has trouble',
    seen: (o) => [
      ...everythingWorks(o),
      o.data({ port: 40002, resumption: 'withheld', failure: 'tls_alert', reached: 'connected' }),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['data-tls-session-reuse', 'data-tls-failed'],
  },
  {
    name: 'the service insists on resumption, and the customer’s lists never appear',
    seen: (o) => [
      ...everythingWorks(o),
      o.data({ port: 40002, resumption: 'withheld', failure: 'tls_alert', reached: 'connected' }),
      o.answers('symptom', 'no-listing'),
    ],
    findings: ['data-tls-session-reuse'],
    nearMissOf: ['data-tls-failed', 'passive-ports-blocked'],
  },
  {
    name: 'the program does not resume, and the service says so',
    seen: (o) => [
      ...everythingWorks(o),
      ...logsInLog(o),
      o.data({
        ...atLog,
        port: 40003,
        failure: 'timed_out',
        reply: reply(425, 'TLS session of data connection not resumed.'),
      }),
      says(o, 'session-not-resumed'),
    ],
    findings: ['data-tls-session-reuse'],
    nearMissOf: ['passive-ports-blocked', 'data-tls-failed'],
  },
  {
    name: 'a log alone: encryption breaks on the data connection',
    seen: (o) => [
      ...logsInLog(o),
      o.data({ ...atLog, port: 40003, failure: 'tls_failed', reached: 'connected' }),
    ],
    findings: ['data-tls-failed'],
    nearMissOf: ['data-tls-session-reuse', 'passive-ports-blocked', 'tls-handshake-failed'],
  },
  {
    name: 'clear data connections are refused to everybody, and the program is set to them',
    seen: (o) => [
      ...everythingWorks(o),
      o.sees({
        kind: 'data-protection',
        level: 'clear',
        accepted: false,
        reply: reply(534, 'Not allowed here.'),
      }),
      isSet(o, 'dataProtection', 'clear'),
    ],
    findings: ['data-protection-required'],
    nearMissOf: ['tls-required'],
  },
  {
    name: 'clear data connections are refused, and nobody wants them',
    seen: (o) => [
      ...everythingWorks(o),
      o.sees({
        kind: 'data-protection',
        level: 'clear',
        accepted: false,
        reply: reply(534, 'Not allowed here.'),
      }),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['data-protection-required'],
  },
  {
    name: 'commands and data leave the customer’s network from two addresses',
    seen: (o) => [
      ...dataFlows(o),
      o.sees({ kind: 'public-address', address: '203.0.113.9', seenBy: 'control-connection' }, atKit),
      o.sees({ kind: 'public-address', address: '203.0.113.77', seenBy: 'data-connection' }, atKit),
      o.data({ ...atKit, port: 40001, failure: 'reply_negative', reached: 'connected' }),
    ],
    findings: ['data-peer-mismatch'],
    nearMissOf: ['passive-ports-blocked', 'transfer-interrupted'],
  },
  {
    name: 'commands and data leave from one address, beside an IPv6 one',
    seen: (o) => [
      ...everythingWorks(o),
      o.sees({ kind: 'public-address', address: '203.0.113.9', seenBy: 'control-connection' }, atKit),
      o.sees({ kind: 'public-address', address: '203.0.113.9', seenBy: 'data-connection' }, atKit),
      o.sees({ kind: 'public-address', address: '2001:db8::9', seenBy: 'portal' }, atKit),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['data-peer-mismatch'],
  },
  {
    name: 'a log alone: the service refuses data from another address',
    seen: (o) => [
      ...logsInLog(o),
      asksPassive(o),
      o.data({
        ...atLog,
        port: 40001,
        failure: 'timed_out',
        reply: reply(425, 'Security: Bad IP connecting.'),
      }),
    ],
    findings: ['data-peer-mismatch'],
    nearMissOf: ['passive-ports-blocked'],
  },
  {
    name: 'a long upload arrives whole, and its confirmation never does',
    seen: (o) => [
      ...everythingWorks(o),
      o.transfers('upload', { size: 'slow', bytesExpected: 9000, bytesSeen: 9000, controlIdleMs: 70_000 }),
      o.transfers('upload', { ...atKit, bytesExpected: 2000, bytesSeen: 2000 }),
      o.transfers('upload', {
        ...atKit,
        size: 'slow',
        failure: 'timed_out',
        bytesExpected: 9000,
        bytesSeen: 9000,
        controlIdleMs: 70_000,
      }),
    ],
    findings: ['control-idle-dropped'],
    nearMissOf: ['idle-timeout', 'transfer-interrupted', 'path-mtu-blackhole'],
  },
  {
    name: 'a quiet connection is gone without a farewell at the customer, and survives here',
    profile: filesCom,
    seen: (o) => [
      ...everythingWorks(o),
      o.staysIdle(30_000, true),
      o.sees({ kind: 'packet-size', bytes: 1400, passed: true }, atKit),
      {
        ...o.staysIdle(30_000, false),
        vantage: fromKit,
        failure: 'reset',
      },
    ],
    findings: ['control-idle-dropped'],
    nearMissOf: ['idle-timeout'],
  },
  {
    name: 'the service says farewell to the customer’s quiet connection',
    profile: filesCom,
    seen: (o) => [
      ...everythingWorks(o),
      ...logsInLog(o),
      { ...o.staysIdle(0, false, { reply: reply(421, 'Idle timeout.') }), vantage: fromLog },
    ],
    findings: ['idle-timeout'],
    nearMissOf: ['control-idle-dropped'],
  },
  {
    name: 'quiet for a minute and a half, and closed at the promised minute',
    profile: filesCom,
    seen: (o) => [
      ...everythingWorks(o),
      o.staysIdle(30_000, true),
      o.staysIdle(60_400, false, { reply: reply(421, 'Idle timeout.') }),
    ],
    findings: ['no-problem-found', 'idle-timeout'],
    nearMissOf: ['control-idle-dropped'],
  },
  {
    name: 'closed sooner than promised',
    profile: filesCom,
    seen: (o) => [...everythingWorks(o), o.staysIdle(20_000, false, { reply: reply(421, 'Timeout.') })],
    findings: ['idle-timeout'],
  },
  {
    name: 'it stops after a while, and a session outlives the limit',
    profile: filesCom,
    seen: (o) => [...everythingWorks(o), o.staysIdle(90_000, true), o.answers('symptom', 'stops')],
    findings: ['no-problem-found'],
    nearMissOf: ['idle-timeout'],
  },
  {
    name: 'transfers are cut off in the customer’s network only',
    seen: (o) => [
      ...everythingWorks(o),
      o.transfers('download', { ...atKit, failure: 'reset', bytesExpected: 2000, bytesSeen: 900 }),
    ],
    findings: ['transfer-interrupted'],
    nearMissOf: ['control-idle-dropped', 'stored-wrongly'],
  },
  {
    name: 'a login that worked before this, all through the log',
    seen: (o) => [...loggedIn(o), ...logsInLog(o)],
    findings: ['no-problem-found'],
    nearMissOf: ['login-incorrect'],
  },
];

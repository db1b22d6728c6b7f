import { reply } from '../support/observe';
import { asksPassive, fromLog, isSet, logsInLog, says } from './seen-at-customers';
import type { Situation } from './situation';
import { everythingWorks } from './usual-parts';

const atLog = { vantage: fromLog } as const;

/** Situations in which the program, or how it is used, is at fault. */
export const clientSituations: readonly Situation[] = [
  {
    name: 'a log alone, in which everything goes well',
    seen: (o) => [
      ...logsInLog(o),
      asksPassive(o),
      o.data({ ...atLog, port: 40001, bytes: 300 }),
      o.transfers('list', atLog),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['inconclusive', 'passive-ports-blocked'],
  },
  {
    name: 'a log alone: a certificate that the program was told to overlook',
    seen: (o) => [says(o, 'issuer-unknown'), ...logsInLog(o), o.transfers('list', atLog)],
    findings: ['no-problem-found', 'certificate-untrusted'],
    nearMissOf: ['tls-handshake-failed'],
  },
  {
    name: 'a log alone: PASV gets no usable answer',
    seen: (o) => [
      ...logsInLog(o),
      o.passive({
        ...atLog,
        command: 'PASV',
        failure: 'reply_negative',
        reply: reply(425, 'Every reserved port is busy.'),
      }),
    ],
    findings: ['passive-reply-unusable'],
    nearMissOf: ['passive-ports-blocked', 'epsv-unsupported'],
  },
  {
    name: 'a log alone: EPSV is refused, PASV is answered',
    seen: (o) => [
      ...logsInLog(o),
      o.passive({ ...atLog, failure: 'reply_negative', reply: reply(500, 'What is EPSV?') }),
      asksPassive(o),
      o.data({ ...atLog, command: 'PASV', port: 40001, bytes: 300 }),
    ],
    findings: ['epsv-unsupported'],
    nearMissOf: ['passive-reply-unusable', 'commands-filtered'],
  },
  {
    name: 'the list arrives and the program cannot read it',
    seen: (o) => [
      ...logsInLog(o),
      asksPassive(o),
      o.data({ ...atLog, port: 40001, bytes: 300 }),
      o.transfers('list', atLog),
      says(o, 'listing-unreadable', 'Failed to parse directory listing'),
    ],
    findings: ['listing-not-understood'],
    nearMissOf: ['client-side-error', 'passive-ports-blocked', 'name-encoding'],
  },
  {
    name: 'no list arrives, and the program says that it cannot read it',
    seen: (o) => [
      ...logsInLog(o),
      asksPassive(o),
      o.data({ ...atLog, port: 40001, failure: 'timed_out' }),
      says(o, 'listing-unreadable'),
    ],
    findings: ['passive-ports-blocked'],
    nearMissOf: ['listing-not-understood'],
  },
  {
    name: 'the program cannot write a name',
    seen: (o) => [...everythingWorks(o), says(o, 'encoding', 'Cannot convert the file name')],
    findings: ['name-encoding'],
    nearMissOf: ['client-side-error', 'path-not-found'],
  },
  {
    name: 'the service cannot read a name',
    seen: (o) => [
      ...logsInLog(o),
      o.transfers('upload', { ...atLog, reply: reply(553, 'File name is not valid UTF-8.') }),
    ],
    findings: ['name-encoding'],
    nearMissOf: ['permission-denied'],
  },
  {
    name: 'the service does not permit a name, whatever its letters',
    seen: (o) => [
      ...logsInLog(o),
      o.transfers('upload', { ...atLog, reply: reply(553, 'Prohibited file name') }),
    ],
    findings: ['permission-denied'],
    nearMissOf: ['name-encoding'],
  },
  {
    name: 'a file on the customer’s own computer is missing',
    seen: (o) => [...logsInLog(o), says(o, 'local-file', 'local: report.csv: No such file or directory')],
    findings: ['client-side-error'],
    nearMissOf: ['path-not-found', 'permission-denied'],
  },
  {
    name: 'a file on the service is missing',
    seen: (o) => [
      ...logsInLog(o),
      o.transfers('download', { ...atLog, reply: reply(550, 'report.csv: No such file or directory') }),
    ],
    findings: ['path-not-found'],
    nearMissOf: ['client-side-error', 'listing-not-understood'],
  },
  {
    name: 'the service takes two connections, and the program opens ten',
    seen: (o) => [
      ...everythingWorks(o),
      o.sees({
        kind: 'parallel-logins',
        asked: 4,
        opened: 2,
        reply: reply(421, 'Too many connections for this user.'),
      }),
      isSet(o, 'maxConnections', '10'),
    ],
    findings: ['too-many-connections'],
    nearMissOf: ['service-full'],
  },
  {
    name: 'the service takes two connections, and nobody is known to open more',
    seen: (o) => [
      ...everythingWorks(o),
      o.sees({ kind: 'parallel-logins', asked: 4, opened: 2, reply: reply(530, 'Not now.') }),
    ],
    findings: ['no-problem-found', 'too-many-connections'],
    nearMissOf: ['login-incorrect'],
  },
  {
    name: 'as many connections as anybody opens',
    seen: (o) => [
      ...everythingWorks(o),
      o.sees({ kind: 'parallel-logins', asked: 4, opened: 4, reply: null }),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['too-many-connections'],
  },
  {
    name: 'the second login at the same time wants another code',
    seen: (o) => [
      ...everythingWorks(o),
      o.sees({
        kind: 'parallel-logins',
        asked: 4,
        opened: 1,
        reply: reply(530, 'One-time code was already used.'),
      }),
    ],
    findings: ['two-factor-blocks-login', 'too-many-connections'],
    nearMissOf: ['login-incorrect', 'service-full'],
  },
];

import type { CauseId } from '@/lib/diagnosis/cause-id';
import { reply } from '../support/observe';
import type { Situation } from './situation';
import { encrypted, everythingWorks, named, passiveAsked } from './usual-parts';

const refused = (
  name: string,
  code: number,
  text: string,
  cause: CauseId,
  nearMissOf: readonly CauseId[] = [],
): Situation => ({
  name,
  seen: (o) => [...encrypted(o), o.refusesLogin(code, text)],
  findings: [cause],
  nearMissOf,
});

const turnedAway = (
  name: string,
  code: number,
  text: string,
  cause: CauseId,
  nearMissOf: readonly CauseId[] = [],
): Situation => ({
  name,
  seen: (o) => [...named(o), o.connects(), o.greets({}, reply(code, text))],
  findings: [cause],
  nearMissOf,
});

export const accountSituations: readonly Situation[] = [
  refused('a bare 530', 530, 'Login incorrect.', 'login-incorrect', [
    'account-disabled',
    'protocol-disabled',
    'password-change-required',
    'two-factor-blocks-login',
    'source-ip-not-allowed',
  ]),
  refused('a 530 without a reason', 530, 'Not logged in.', 'login-incorrect'),
  refused('user name unknown', 430, 'Invalid username or password', 'login-incorrect'),
  refused('the account is switched off', 530, 'Login failed: this account is disabled.', 'account-disabled', [
    'login-incorrect',
  ]),
  refused('the user is locked', 530, 'User jane is locked.', 'account-disabled'),
  refused(
    'the password ran out',
    530,
    'Login failed: your password has expired and must be changed in the web interface.',
    'password-change-required',
    ['account-disabled'],
  ),
  refused(
    'FTP is off for the user',
    530,
    'Login failed: the FTP protocol is not enabled for this user.',
    'protocol-disabled',
  ),
  refused(
    'protocol not allowed, with the user named',
    530,
    'Authentication error: protocol FTP is not allowed for user "jane"',
    'protocol-disabled',
  ),
  refused(
    'a second factor is wanted',
    530,
    'Login failed: two-factor authentication is required for this user.',
    'two-factor-blocks-login',
    ['tls-required'],
  ),
  refused(
    'the address is not on the list',
    530,
    'Login failed: logins from this IP address are not allowed for this user.',
    'source-ip-not-allowed',
    ['protocol-disabled'],
  ),
  refused(
    'the address is not on the list, in other words',
    530,
    'Authentication error: login for user "jane" is not allowed from this address: 203.0.113.9',
    'source-ip-not-allowed',
  ),
  refused(
    'too many for this user',
    530,
    'Sorry, the maximum number of clients (10) for this user are already connected.',
    'too-many-connections',
    ['service-full', 'login-incorrect'],
  ),
  refused('too many for everybody', 530, 'Sorry, max 700 users -- try again later', 'service-full', [
    'too-many-connections',
  ]),
  refused(
    'the start folder is missing',
    530,
    'User cannot log in, home directory inaccessible.',
    'permission-denied',
  ),
  turnedAway(
    'the whole service is full',
    421,
    'Too many users are connected at the moment, please try again later.',
    'service-full',
    ['too-many-connections', 'server-error'],
  ),
  turnedAway(
    'too many from this address',
    421,
    'Too many connections (8) from this IP',
    'too-many-connections',
    ['service-full'],
  ),
  turnedAway(
    'shut down for maintenance',
    500,
    'FTP server shut down -- please try again later',
    'server-error',
    ['service-full'],
  ),
  turnedAway(
    'no access from this address',
    530,
    'No server access from the IP 203.0.113.9',
    'source-ip-not-allowed',
  ),
  {
    name: 'a login refused once and accepted once: two candidates',
    seen: (o) => [...encrypted(o), o.refusesLogin(530, 'Login incorrect.'), o.logsIn()],
    findings: ['login-incorrect', 'account-disabled'],
  },
  {
    name: 'the service writes in clear into the encrypted login, and ends',
    seen: (o) => [...encrypted(o), o.loginFails('tls_version')],
    findings: ['server-error'],
    nearMissOf: ['service-tls-too-old', 'login-incorrect', 'service-silent'],
  },
  {
    name: 'the service ends the encrypted login with an alert',
    seen: (o) => [...encrypted(o), o.loginFails('tls_alert')],
    findings: ['inconclusive'],
    nearMissOf: ['server-error', 'tls-handshake-failed'],
  },
  {
    name: 'uploads are not permitted',
    seen: (o) => [
      ...passiveAsked(o),
      o.data({ port: 40001 }),
      o.transfers('list'),
      o.transfers('upload', { reply: reply(550, 'Permission denied: this user may not upload here.') }),
    ],
    findings: ['permission-denied'],
    nearMissOf: ['path-not-found', 'storage-quota-exceeded'],
  },
  {
    name: 'a download of what is not there',
    seen: (o) => [
      ...passiveAsked(o),
      o.data({ port: 40001 }),
      o.transfers('download', { reply: reply(550, 'report.csv: No such file or directory') }),
    ],
    findings: ['path-not-found'],
    nearMissOf: ['permission-denied'],
  },
  {
    name: 'the storage is used up',
    seen: (o) => [
      ...passiveAsked(o),
      o.data({ port: 40001 }),
      o.transfers('upload', {
        reply: reply(552, 'The file was not stored: the storage quota of this account is exceeded.'),
      }),
    ],
    findings: ['storage-quota-exceeded'],
    nearMissOf: ['permission-denied', 'transfer-interrupted'],
  },
  {
    name: 'SIZE is not known',
    seen: (o) => [
      ...passiveAsked(o),
      o.data({ port: 40001 }),
      o.transfers('upload'),
      o.transfers('size', { reply: reply(502, 'SIZE not implemented.') }),
    ],
    findings: ['command-not-supported'],
    nearMissOf: ['stored-wrongly'],
  },
  {
    name: 'a local error in processing',
    seen: (o) => [
      ...passiveAsked(o),
      o.data({ port: 40001 }),
      o.transfers('list', { reply: reply(451, 'Requested action aborted: local error in processing.') }),
    ],
    findings: ['server-error'],
    nearMissOf: ['command-not-supported'],
  },
  {
    name: 'the service takes the upload and keeps nothing',
    seen: (o) => [
      ...passiveAsked(o),
      o.data({ port: 40001 }),
      o.transfers('upload', { bytesExpected: 2000, bytesSeen: 2000 }),
      o.transfers('size', {
        bytesExpected: 2000,
        sizeOnServer: 0,
        failure: 'size_mismatch',
        reply: reply(213, '0'),
      }),
      o.transfers('download', {
        bytesExpected: 2000,
        bytesSeen: 0,
        contentMatches: false,
        failure: 'content_mismatch',
        reply: reply(226, 'Done.'),
      }),
    ],
    findings: ['stored-wrongly'],
    nearMissOf: ['transfer-interrupted', 'passive-closed-at-service'],
  },
  {
    name: 'a quiet session is closed, and nothing else',
    seen: (o) => [...everythingWorks(o), o.staysIdle(90_000, false)],
    findings: ['no-problem-found', 'idle-timeout'],
    nearMissOf: ['inconclusive'],
  },
  {
    name: 'a quiet session stays open',
    seen: (o) => [...everythingWorks(o), o.staysIdle(90_000, true)],
    findings: ['no-problem-found'],
    nearMissOf: ['idle-timeout'],
  },
];

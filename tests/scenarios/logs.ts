import { reply } from '../support/observe';
import { fromLog, logsInLog } from './seen-at-customers';
import type { Situation } from './situation';

const atLog = { vantage: fromLog } as const;

/** Situations of which nothing is known but what a program's log shows. */
export const logSituations: readonly Situation[] = [
  {
    name: 'a log alone: another protocol answers',
    seen: (o) => [o.connects(atLog), o.speaks('ssh', atLog)],
    findings: ['not-an-ftp-server'],
  },
  {
    name: 'a log alone: connected, and no greeting in the time of the program',
    seen: (o) => [o.connects(atLog), o.staysSilent('timed_out', atLog)],
    findings: ['service-silent'],
    nearMissOf: ['control-port-blocked', 'control-ports-all-blocked'],
  },
  {
    name: 'a log alone: the connection is closed without a word',
    seen: (o) => [o.connects(atLog), o.staysSilent('closed', atLog)],
    findings: ['server-error', 'blocked-by-service'],
    nearMissOf: ['service-silent'],
  },
  {
    name: 'a log alone: the connection is reset before the greeting',
    seen: (o) => [o.connects(atLog), o.staysSilent('reset', atLog)],
    findings: ['control-channel-inspected', 'blocked-by-service'],
    nearMissOf: ['service-silent', 'server-error'],
  },
  {
    name: 'a log alone: encryption from the start is answered in clear',
    seen: (o) => [o.connects(atLog), o.cannotEncrypt('implicit', 'tls_not_spoken', atLog)],
    findings: ['implicit-explicit-mismatch'],
    nearMissOf: ['tls-handshake-failed'],
  },
  {
    name: 'a log alone: PROT P is refused for the sake of a policy',
    seen: (o) => [
      ...logsInLog(o),
      o.sees(
        {
          kind: 'data-protection',
          level: 'private',
          accepted: false,
          reply: reply(534, 'A policy asks for encryption.'),
        },
        { ...atLog, failure: 'reply_negative' },
      ),
    ],
    findings: ['data-protection-required'],
    nearMissOf: ['no-problem-found'],
  },
  {
    name: 'a log alone: an active data connection whose encryption breaks',
    seen: (o) => [
      ...logsInLog(o),
      o.data({ ...atLog, mode: 'active', command: 'PORT', reached: 'connected', failure: 'tls_failed' }),
    ],
    findings: ['data-tls-failed'],
    nearMissOf: ['active-mode-blocked'],
  },
  {
    name: 'a log alone: the address it prints may have been a name',
    seen: (o) => [
      o.connects({ ...atLog, host: '192.0.2.1' }),
      o.greets({ ...atLog, host: '192.0.2.1' }),
      o.logsIn({ ...atLog, host: '192.0.2.1' }),
      o.transfers('list', { ...atLog, host: '192.0.2.1' }),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['host-by-address'],
  },
];

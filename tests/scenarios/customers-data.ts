import { fromKit, reply } from '../support/observe';
import { filesCom } from './profiles';
import { asksPassive, callsBack, fromLog, isSet, logsInLog } from './seen-at-customers';
import type { Situation } from './situation';
import { dataFlows, everythingWorks, passiveAsked } from './usual-parts';

const atKit = { vantage: fromKit } as const;
const atLog = { vantage: fromLog } as const;
const ofCustomer = '203.0.113.9';

/** Passive data connections as the customer's side sees them. */
const passive: readonly Situation[] = [
  {
    name: 'a log alone: the passive data connection gets no answer',
    seen: (o) => [...logsInLog(o), asksPassive(o), o.data({ ...atLog, failure: 'timed_out', port: 40001 })],
    findings: ['passive-ports-blocked'],
    nearMissOf: ['passive-closed-at-service', 'no-problem-found'],
  },
  {
    name: 'a log alone that ends where data should come',
    seen: (o) => [...logsInLog(o), asksPassive(o)],
    findings: ['passive-ports-blocked'],
    nearMissOf: ['no-problem-found', 'passive-closed-at-service'],
  },
  {
    name: 'a log alone: the service waits for the data connection in vain',
    seen: (o) => [
      ...logsInLog(o),
      asksPassive(o),
      o.transfers('list', { ...atLog, reply: reply(425, 'Can not open data connection.') }),
    ],
    findings: ['passive-ports-blocked'],
    nearMissOf: ['active-mode-blocked', 'transfer-interrupted'],
  },
  {
    name: 'empty files: uploads from the customer wait for data, the portal’s are fine',
    seen: (o) => [
      ...everythingWorks(o),
      asksPassive(o),
      o.data({ ...atLog, failure: 'timed_out', port: 40001 }),
      o.transfers('upload', { ...atLog, failure: 'timed_out', bytesExpected: 2000, bytesSeen: 0 }),
      o.transfers('size', { ...atLog, bytesExpected: 2000, sizeOnServer: 0 }),
    ],
    findings: ['passive-ports-blocked'],
    nearMissOf: ['stored-wrongly'],
  },
  {
    name: 'empty files: the portal’s own upload waits for data and leaves an empty file',
    seen: (o) => [
      ...passiveAsked(o),
      o.data({ failure: 'timed_out', port: 40001 }),
      o.transfers('upload', { failure: 'timed_out', bytesExpected: 2000, bytesSeen: 0 }),
      o.transfers('size', { bytesExpected: 2000, sizeOnServer: 0 }),
    ],
    findings: ['passive-closed-at-service'],
    nearMissOf: ['stored-wrongly', 'transfer-interrupted'],
  },
  {
    name: 'part of the passive range answers the customer, all of it us',
    profile: filesCom,
    seen: (o) => [
      ...dataFlows(o),
      ...[40_100, 43_000, 49_900].map((port) => o.data({ port, purpose: 'sample', reached: 'connected' })),
      ...[40_200, 40_300].map((port) => o.data({ ...atKit, port, purpose: 'sample', reached: 'connected' })),
      ...[46_000, 49_000].map((port) => o.data({ ...atKit, port, purpose: 'sample', failure: 'timed_out' })),
    ],
    findings: ['passive-ports-partly-blocked'],
    nearMissOf: ['passive-ports-blocked', 'passive-closed-at-service'],
  },
  {
    name: 'all samples are silent at the customer, and answer us',
    profile: filesCom,
    seen: (o) => [
      ...dataFlows(o),
      ...[40_200, 46_000, 49_000].map((port) =>
        o.data({ ...atKit, port, purpose: 'sample', failure: 'timed_out' }),
      ),
    ],
    findings: ['passive-ports-blocked'],
    nearMissOf: ['passive-ports-partly-blocked'],
  },
  {
    name: 'part of the passive range is closed at the service',
    profile: filesCom,
    seen: (o) => [
      ...dataFlows(o),
      o.data({ port: 42_000, purpose: 'sample', reached: 'connected' }),
      ...[46_000, 49_000].map((port) => o.data({ port, purpose: 'sample', failure: 'timed_out' })),
      ...[46_000, 49_000].map((port) => o.data({ ...atKit, port, purpose: 'sample', failure: 'timed_out' })),
      o.data({ ...atKit, port: 41_000, purpose: 'sample', reached: 'connected' }),
    ],
    findings: ['passive-closed-at-service'],
    nearMissOf: ['passive-ports-partly-blocked', 'passive-ports-blocked'],
  },
  {
    name: 'a log alone: PASV names a private address, and nothing answers there',
    seen: (o) => [
      ...logsInLog(o),
      asksPassive(o, { port: 40001 }),
      o.passive({
        ...atLog,
        command: 'PASV',
        announced: '10.1.2.3',
        names: 'private',
        reply: reply(227, 'Entering passive mode (10,1,2,3,156,65).'),
      }),
      o.data({ ...atLog, command: 'PASV', failure: 'timed_out', port: 40001 }),
    ],
    findings: ['passive-address-private'],
    nearMissOf: ['passive-ports-blocked', 'alg-rewrites-commands'],
  },
  {
    name: 'PASV names a private address to the customer alone, on an unencrypted connection',
    seen: (o) => [
      ...dataFlows(o),
      o.passive({
        ...atKit,
        protection: 'clear',
        command: 'PASV',
        announced: '10.1.2.3',
        names: 'private',
        reply: reply(227, 'Entering passive mode (10,1,2,3,156,65).'),
      }),
    ],
    findings: ['alg-rewrites-commands'],
    nearMissOf: ['passive-address-private', 'passive-address-wrong'],
  },
];

/** Active mode as the customer's side sees it. */
const active: readonly Situation[] = [
  {
    name: 'in active mode nothing arrives at the customer, and everything at us',
    seen: (o) => [
      ...dataFlows(o),
      callsBack(o, '192.0.2.200', { vantage: { kind: 'portal', network: 'test' }, from: '192.0.2.1' }),
      callsBack(o, ofCustomer, { failure: 'timed_out', answer: [425, 'Unable to build data connection'] }),
    ],
    findings: ['active-mode-blocked'],
    nearMissOf: ['active-command-refused', 'active-address-private', 'passive-ports-blocked'],
  },
  {
    name: 'active mode is set, lists never appear, and no connection from outside gets in',
    seen: (o) => [
      ...dataFlows(o),
      isSet(o, 'mode', 'active'),
      o.answers('symptom', 'no-listing'),
      o.sees({ kind: 'inbound-connect' }, { ...atKit, failure: 'timed_out' }),
    ],
    findings: ['active-mode-blocked'],
    nearMissOf: ['passive-ports-blocked'],
  },
  {
    name: 'no connection from outside gets in, and nobody asks for one',
    seen: (o) => [
      ...everythingWorks(o),
      o.sees({ kind: 'inbound-connect' }, { ...atKit, failure: 'timed_out' }),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['active-mode-blocked'],
  },
  {
    name: 'a log alone: the service refuses active mode',
    seen: (o) => [
      ...logsInLog(o),
      callsBack(o, ofCustomer, { failure: 'reply_negative', answer: [502, 'Active mode is switched off.'] }),
    ],
    findings: ['active-command-refused'],
    nearMissOf: ['active-mode-blocked', 'active-address-private', 'alg-rewrites-commands'],
  },
  {
    name: 'the service refuses active mode to us, and nobody uses it',
    seen: (o) => [
      ...everythingWorks(o),
      callsBack(o, '192.0.2.200', {
        vantage: { kind: 'portal', network: 'test' },
        failure: 'reply_negative',
        answer: [502, 'Active mode is switched off.'],
      }),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['active-command-refused'],
  },
  {
    name: 'a log alone: the program announces its private address, and the service refuses',
    seen: (o) => [
      ...logsInLog(o),
      callsBack(o, '192.168.1.20', { failure: 'reply_negative', answer: [500, 'Illegal PORT command.'] }),
    ],
    findings: ['active-address-private'],
    nearMissOf: ['active-command-refused', 'active-mode-blocked'],
  },
  {
    name: 'the program announces its private address, and a gateway corrects it',
    seen: (o) => [...dataFlows(o), callsBack(o, '192.168.1.20', { from: '192.0.2.1' })],
    findings: ['no-problem-found'],
    nearMissOf: ['active-address-private', 'active-mode-blocked'],
  },
  {
    name: 'a command is changed on the way',
    seen: (o) => [
      ...dataFlows(o),
      o.sees(
        {
          kind: 'altered',
          what: 'command',
          sent: 'PORT 203,0,113,9,195,203',
          received: 'PORT 198,51,100,7,4,1',
        },
        atKit,
      ),
    ],
    findings: ['alg-rewrites-commands'],
    nearMissOf: ['active-address-private', 'data-peer-mismatch'],
  },
  {
    name: 'a sound PORT is refused unencrypted, and taken where it is encrypted',
    seen: (o) => [
      ...dataFlows(o),
      callsBack(o, ofCustomer, { ...atKit, failure: 'reply_negative', answer: [500, 'Unknown command.'] }),
      callsBack(o, ofCustomer, { ...atKit, protection: 'explicit', from: '192.0.2.1' }),
    ],
    findings: ['alg-rewrites-commands'],
    nearMissOf: ['active-mode-blocked'],
  },
];

export const customersDataSituations: readonly Situation[] = [...passive, ...active];

import { fromKit, reply } from '../support/observe';
import { filesCom } from './profiles';
import type { Situation } from './situation';
import { dataFlows, everythingWorks, loggedIn, passiveAsked } from './usual-parts';

const pasv = { command: 'PASV', reply: reply(227, 'Entering passive mode.') } as const;

/** Situations of the data connection. */
export const dataSituations: readonly Situation[] = [
  {
    name: 'the passive ports are closed',
    seen: (o) => [...passiveAsked(o), o.data({ failure: 'refused', port: 40001 })],
    findings: ['passive-closed-at-service'],
    nearMissOf: [
      'passive-ports-blocked',
      'data-tls-failed',
      'epsv-unsupported',
      'passive-reply-unusable',
      'control-ports-all-blocked',
    ],
  },
  {
    name: 'the passive ports are silent, and so the transfers are',
    seen: (o) => [
      ...passiveAsked(o),
      o.data({ failure: 'timed_out', port: 40001 }),
      o.transfers('list', { failure: 'timed_out' }),
    ],
    findings: ['passive-closed-at-service'],
    nearMissOf: ['transfer-interrupted'],
  },
  {
    name: 'PASV names a private address, EPSV works',
    seen: (o) => [
      ...loggedIn(o),
      o.passive({ ...pasv, announced: '10.20.30.40', names: 'private' }),
      o.passive(),
      o.data({ port: 40001 }),
      o.transfers('list'),
    ],
    findings: ['passive-address-private'],
    nearMissOf: ['passive-address-wrong', 'passive-closed-at-service', 'epsv-unsupported'],
  },
  {
    name: 'PASV names a private address, and after it nothing answers',
    seen: (o) => [
      ...loggedIn(o),
      o.passive({ ...pasv, announced: '10.20.30.40', names: 'private', port: 40007 }),
      o.data({ command: 'PASV', failure: 'timed_out', port: 40007 }),
    ],
    findings: ['passive-address-private'],
    nearMissOf: ['passive-closed-at-service'],
  },
  {
    name: 'PASV names another public address',
    seen: (o) => [
      ...loggedIn(o),
      o.passive({ ...pasv, announced: '198.51.100.77', names: 'other-public' }),
      o.passive(),
      o.data({ port: 40001 }),
    ],
    findings: ['passive-address-wrong'],
    nearMissOf: ['passive-address-private'],
  },
  {
    name: 'the passive port lies outside the published range',
    profile: filesCom,
    seen: (o) => [...loggedIn(o), o.passive({ port: 51_000 }), o.data({ port: 51_000 })],
    findings: ['passive-port-out-of-range'],
    nearMissOf: ['passive-address-wrong', 'passive-closed-at-service'],
  },
  {
    name: 'a port that no range forbids',
    seen: (o) => [...loggedIn(o), o.passive({ port: 51_000 }), o.data({ port: 51_000 })],
    findings: ['no-problem-found'],
    nearMissOf: ['passive-port-out-of-range', 'passive-address-private', 'passive-address-wrong'],
  },
  {
    name: 'one reply with two faults: private address, and a port outside the range',
    profile: filesCom,
    seen: (o) => [
      ...loggedIn(o),
      o.passive({ ...pasv, announced: '10.0.0.9', names: 'private', port: 51_000 }),
      o.data({ port: 40001 }),
    ],
    findings: ['passive-address-private', 'passive-port-out-of-range'],
  },
  {
    name: 'EPSV is refused, PASV works',
    seen: (o) => [
      ...loggedIn(o),
      o.passive({ ...pasv, announced: '192.0.2.1' }),
      o.passive({ failure: 'reply_negative', reply: reply(500, 'EPSV not understood') }),
      o.data({ command: 'PASV', port: 40001 }),
    ],
    findings: ['epsv-unsupported'],
    nearMissOf: ['passive-reply-unusable', 'command-not-supported'],
  },
  {
    name: 'both passive replies are garbled',
    seen: (o) => [
      ...loggedIn(o),
      o.passive({ command: 'PASV', failure: 'reply_malformed', reply: reply(227, 'Entering.') }),
      o.passive({ failure: 'reply_malformed', reply: reply(229, 'Entering.') }),
      o.transfers('list', { failure: 'reply_malformed' }),
    ],
    findings: ['passive-reply-unusable'],
    nearMissOf: ['epsv-unsupported', 'passive-address-wrong'],
  },
  {
    name: 'EPSV works and PASV cannot, over IPv6',
    seen: (o) => [
      ...loggedIn(o),
      o.passive({
        command: 'PASV',
        address: '2001:db8::1',
        failure: 'reply_negative',
        reply: reply(425, 'You cannot use PASV on IPv6 connections.'),
      }),
      o.passive({ address: '2001:db8::1' }),
      o.data({ address: '2001:db8::1', port: 40001 }),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['passive-reply-unusable'],
  },
  {
    name: 'encryption breaks on the data connection',
    seen: (o) => [
      ...passiveAsked(o),
      o.data({ failure: 'tls_alert', reached: 'connected', port: 40001 }),
      o.transfers('list', { failure: 'tls_failed' }),
    ],
    findings: ['data-tls-failed'],
    nearMissOf: [
      'data-tls-session-reuse',
      'passive-closed-at-service',
      'transfer-interrupted',
      'tls-handshake-failed',
    ],
  },
  {
    name: 'the service wants the session resumed',
    seen: (o) => [
      ...passiveAsked(o),
      o.data({
        failure: 'tls_alert',
        reached: 'connected',
        port: 40001,
        reply: reply(522, 'SSL connection failed; session reuse required'),
      }),
    ],
    findings: ['data-tls-session-reuse'],
    nearMissOf: ['data-tls-failed', 'data-protection-required'],
  },
  {
    name: 'the service wants the data connection protected',
    seen: (o) => [
      ...passiveAsked(o),
      o.data({
        failure: 'reply_negative',
        reached: 'connected',
        port: 40001,
        reply: reply(522, 'Data connections must be encrypted.'),
      }),
    ],
    findings: ['data-protection-required'],
    nearMissOf: ['data-tls-failed', 'data-tls-session-reuse'],
  },
  {
    name: 'a transfer is cut in the middle',
    seen: (o) => [
      ...dataFlows(o),
      o.transfers('list'),
      o.transfers('upload', { failure: 'reset', bytesExpected: 2000, bytesSeen: 900 }),
    ],
    findings: ['transfer-interrupted'],
    nearMissOf: ['stored-wrongly', 'data-tls-failed', 'server-error'],
  },
  {
    name: 'the list works, and our side runs out of means in the upload',
    seen: (o) => [
      ...dataFlows(o),
      o.transfers('list'),
      o.transfers('upload', { failure: 'our_resources', bytesExpected: 2000, bytesSeen: 900 }),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['transfer-interrupted', 'stored-wrongly'],
  },
  {
    name: 'we were interrupted before data connections and transfers',
    seen: (o) => [
      ...passiveAsked(o),
      o.notTested('passive-data', 'interrupted'),
      o.notTested('transfer', 'interrupted'),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['transfer-interrupted', 'passive-closed-at-service'],
  },
  {
    name: 'everything works, and the time runs out for a second address',
    seen: (o) => [
      ...everythingWorks(o),
      o.notTested('explicit-tls', 'out-of-time', { address: '192.0.2.2' }),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['inconclusive'],
  },
  {
    name: 'data works here, and lists never appear there',
    profile: filesCom,
    seen: (o) => [...dataFlows(o), o.answers('symptom', 'no-listing')],
    findings: ['no-problem-found', 'passive-ports-blocked'],
    nearMissOf: ['passive-closed-at-service', 'active-mode-blocked'],
  },
  {
    name: 'active mode, and lists never appear',
    profile: filesCom,
    seen: (o) => [...dataFlows(o), o.answers('symptom', 'no-listing'), o.answers('mode', 'active')],
    findings: ['no-problem-found', 'active-mode-blocked'],
    nearMissOf: ['passive-ports-blocked'],
  },
  {
    name: 'data works from here and is silent from the customer’s network',
    profile: filesCom,
    seen: (o) => [...dataFlows(o), o.data({ vantage: fromKit, failure: 'timed_out', port: 40001 })],
    findings: ['passive-ports-blocked'],
    nearMissOf: ['passive-closed-at-service', 'no-problem-found'],
  },
  {
    name: 'data is silent from everywhere',
    profile: filesCom,
    seen: (o) => [
      ...passiveAsked(o),
      o.data({ failure: 'timed_out', port: 40001 }),
      o.data({ vantage: fromKit, failure: 'timed_out', port: 40001 }),
    ],
    findings: ['passive-closed-at-service'],
    nearMissOf: ['passive-ports-blocked'],
  },
];

import type { Observation } from '@/lib/observations/observation';
import type { Observe, Where } from '../support/observe';

/** What a healthy service shows up to each rung, for situations that go wrong above it. */

export const named = (o: Observe): Observation[] => [o.resolves(['192.0.2.1'])];

export const greeted = (o: Observe, where: Where = {}): Observation[] => [o.connects(where), o.greets(where)];

export const encrypted = (o: Observe, where: Where = {}): Observation[] => [
  ...named(o),
  ...greeted(o, where),
  o.encrypts('explicit', {}, where),
  o.refusesPlain(where),
];

export const withoutLogin = (o: Observe): Observation[] => [
  ...encrypted(o),
  o.notTested('login', 'needs-login'),
  o.notTested('transfer', 'needs-login'),
];

export const loggedIn = (o: Observe): Observation[] => [...encrypted(o), o.logsIn()];

export const passiveAsked = (o: Observe): Observation[] => [
  ...loggedIn(o),
  o.passive({
    command: 'PASV',
    announced: '192.0.2.1',
    reply: { code: 227, text: 'Entering passive mode (192,0,2,1,156,65).' },
  }),
  o.passive(),
];

export const dataFlows = (o: Observe): Observation[] => [
  ...passiveAsked(o),
  o.data({ port: 40001, bytes: 120 }),
];

export const everythingWorks = (o: Observe): Observation[] => [
  ...dataFlows(o),
  o.transfers('list'),
  o.transfers('upload', { bytesExpected: 2000, bytesSeen: 2000 }),
  o.transfers('size', { bytesExpected: 2000, sizeOnServer: 2000 }),
  o.transfers('download', { bytesExpected: 2000, bytesSeen: 2000, contentMatches: true }),
  o.transfers('delete'),
];

/** The four control ports that a fully described service promises, all answering. */
export const allPorts = (o: Observe, where: Where = {}): Observation[] => [
  ...[21, 3021].flatMap((port) => [
    o.connects({ ...where, port }),
    o.greets({ ...where, port }),
    o.encrypts('explicit', {}, { ...where, port }),
  ]),
  ...[990, 3990].flatMap((port) => [
    o.connects({ ...where, port }),
    o.encrypts('implicit', {}, { ...where, port }),
    o.greets({ ...where, port }),
  ]),
];

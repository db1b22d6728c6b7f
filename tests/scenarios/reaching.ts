import type { Failure } from '@/lib/net/failure';
import type { Observation } from '@/lib/observations/observation';
import { fromKit, type Observe, reply } from '../support/observe';
import { fromBrowser, fromCanary, fromHome, fromLog } from './customer-vantages';
import { filesCom } from './profiles';
import type { Situation } from './situation';
import { allPorts, greeted, named, withoutLogin } from './usual-parts';

const ports = [21, 3021, 990, 3990];
const fromOffice = { vantage: fromKit };
const unrelated = { vantage: fromKit, host: '198.51.100.80', address: '198.51.100.80' };

const silentThere = (o: Observe, which: readonly number[] = ports, failure: Failure = 'timed_out') =>
  which.map((port) => o.cannotConnect(failure, { port, ...fromOffice }));

/** Another host: the web always, and the service's ports as told. */
const outbound = (
  o: Observe,
  open: readonly number[],
  shut: readonly number[],
  web = true,
): Observation[] => [
  o.sees(
    { kind: 'outbound-connect', purpose: 'web' },
    { ...unrelated, port: 443, ...(web ? {} : { failure: 'timed_out' as const }) },
  ),
  ...open.map((port) => o.sees({ kind: 'outbound-connect', purpose: 'same-port' }, { ...unrelated, port })),
  ...shut.map((port) =>
    o.sees({ kind: 'outbound-connect', purpose: 'same-port' }, { ...unrelated, port, failure: 'timed_out' }),
  ),
];

const healthy = (o: Observe): Observation[] => [...named(o), ...allPorts(o)];
const proxy = (o: Observe): Observation =>
  o.sees({ kind: 'proxy-setting', value: 'http://proxy.example.test:3128' }, { vantage: fromKit });
const reachingPorts: readonly Situation[] = [
  {
    name: 'port 21 is shut to the customer everywhere, port 3021 is open',
    profile: filesCom,
    seen: (o) => [
      ...healthy(o),
      ...silentThere(o, [21, 990, 3990]),
      o.connects({ port: 3021, ...fromOffice }),
      ...outbound(o, [3021], [21]),
    ],
    findings: ['control-port-blocked'],
    nearMissOf: ['control-ports-all-blocked', 'allowlist-incomplete', 'destination-blocked'],
  },
  {
    name: 'the program’s log: port 21 times out, the service answers us',
    profile: filesCom,
    seen: (o) => [...healthy(o), o.cannotConnect('timed_out', { vantage: fromLog })],
    findings: ['control-port-blocked', 'control-ports-all-blocked'],
    nearMissOf: ['service-unreachable', 'no-problem-found', 'connection-refused'],
  },
  {
    name: 'the program’s log, without the address: no answer, and nobody else has tried',
    seen: (o) => [o.cannotConnect('timed_out', { vantage: fromLog, address: null, port: null })],
    findings: ['control-port-blocked', 'control-ports-all-blocked'],
    nearMissOf: ['service-unreachable', 'inconclusive'],
  },
  {
    name: 'the program’s log: refused, and nobody else has tried',
    seen: (o) => [o.cannotConnect('refused', { vantage: fromLog, port: 2199 })],
    findings: ['connection-refused'],
    nearMissOf: ['control-port-blocked', 'wrong-port'],
  },
  {
    name: 'the program uses a port that nobody offers',
    profile: filesCom,
    seen: (o) => [...healthy(o), o.cannotConnect('timed_out', { vantage: fromLog, port: 2121 })],
    findings: ['wrong-port'],
    nearMissOf: ['control-port-blocked', 'control-ports-all-blocked'],
  },
  {
    name: 'a port is shut to both sides',
    profile: filesCom,
    seen: (o) => [
      ...named(o),
      ...allPorts(o).filter((seen) => seen.target?.port !== 3990),
      o.cannotConnect('refused', { port: 3990 }),
      ...[21, 3021, 990].map((port) => o.connects({ port, ...fromOffice })),
      o.cannotConnect('refused', { port: 3990, ...fromOffice }),
    ],
    findings: ['service-port-closed'],
    nearMissOf: ['control-port-blocked'],
  },
  {
    name: 'every port is shut to the customer, also on other hosts',
    profile: filesCom,
    seen: (o) => [...healthy(o), ...silentThere(o), ...outbound(o, [], ports)],
    findings: ['control-ports-all-blocked'],
    nearMissOf: ['destination-blocked', 'outbound-blocked', 'blocked-by-service', 'proxy-required'],
  },
  {
    name: 'a browser gets no answer on the ports it may try',
    profile: filesCom,
    seen: (o) => [
      ...healthy(o),
      ...[3021, 3990].map((port) => o.cannotConnect('timed_out', { port, vantage: fromBrowser })),
    ],
    findings: ['control-ports-all-blocked'],
    nearMissOf: ['no-problem-found', 'service-port-closed'],
  },
  {
    name: 'a browser gets no answer where the kit does',
    profile: filesCom,
    seen: (o) => [
      ...healthy(o),
      ...ports.map((port) => o.connects({ port, ...fromOffice })),
      o.cannotConnect('timed_out', { port: 3021, vantage: fromBrowser }),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['control-port-blocked', 'control-ports-all-blocked'],
  },
  {
    name: 'our own server for programs is reached, the service is not',
    profile: filesCom,
    seen: (o) => [
      ...healthy(o),
      ...silentThere(o),
      o.connects({ host: 'watch.portside.test', address: '203.0.113.200', vantage: fromCanary }),
    ],
    findings: ['destination-blocked', 'blocked-by-service'],
    nearMissOf: ['allowlist-incomplete', 'control-ports-all-blocked'],
  },
];

const reachingPlaces: readonly Situation[] = [
  {
    name: 'nothing of the service answers the customer, other hosts do on the same ports',
    profile: filesCom,
    seen: (o) => [...healthy(o), ...silentThere(o), ...outbound(o, ports, [])],
    findings: ['destination-blocked', 'blocked-by-service'],
    nearMissOf: ['control-ports-all-blocked', 'outbound-blocked', 'service-unreachable'],
  },
  {
    name: 'the office is shut out, another network of the customer is not',
    profile: filesCom,
    seen: (o) => [
      ...healthy(o),
      ...silentThere(o),
      ...outbound(o, ports, []),
      ...ports.map((port) => o.connects({ port, vantage: fromHome })),
    ],
    findings: ['destination-blocked', 'blocked-by-service'],
    nearMissOf: ['control-port-blocked', 'allowlist-incomplete', 'portal-blocked'],
  },
  {
    name: 'nothing gets out of the customer’s network',
    profile: filesCom,
    seen: (o) => [...healthy(o), ...silentThere(o), ...outbound(o, [], ports, false)],
    findings: ['outbound-blocked'],
    nearMissOf: ['control-ports-all-blocked', 'destination-blocked', 'proxy-required'],
  },
  {
    name: 'nothing gets out directly, and a proxy is set up',
    profile: filesCom,
    seen: (o) => [...healthy(o), ...silentThere(o), ...outbound(o, [], ports, false), proxy(o)],
    findings: ['proxy-required'],
    nearMissOf: ['outbound-blocked', 'control-ports-all-blocked'],
  },
  {
    name: 'a proxy is set up, and nobody needs it',
    profile: filesCom,
    seen: (o) => [
      ...healthy(o),
      ...ports.map((port) => o.connects({ port, ...fromOffice })),
      ...outbound(o, ports, []),
      proxy(o),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['proxy-required', 'outbound-blocked', 'destination-blocked'],
  },
  {
    name: 'the program’s proxy refuses',
    seen: (o) => [
      ...withoutLogin(o),
      o.sees(
        {
          kind: 'client-message',
          client: 'filezilla',
          text: 'Proxy handshake failed: ECONNABORTED - Connection aborted',
          line: 3,
          says: 'proxy-failed',
        },
        { vantage: fromLog },
      ),
    ],
    findings: ['proxy-required'],
    nearMissOf: ['control-ports-all-blocked', 'no-problem-found'],
  },
  {
    name: 'the service says that the customer’s address is banned',
    seen: (o) => [
      ...withoutLogin(o),
      o.connects(fromOffice),
      o.greets(fromOffice, reply(421, 'Your IP 203.0.113.9 has been banned.')),
    ],
    findings: ['blocked-by-service'],
    nearMissOf: ['server-error', 'service-full', 'source-ip-not-allowed', 'destination-blocked'],
  },
  {
    name: 'the customer’s connection is turned away without a reason, ours is greeted',
    seen: (o) => [
      ...withoutLogin(o),
      o.connects(fromOffice),
      o.greets(fromOffice, reply(421, 'Service not available.')),
    ],
    findings: ['blocked-by-service'],
    nearMissOf: ['server-error', 'service-full', 'too-many-connections'],
  },
  {
    name: 'both sides are turned away without a reason',
    seen: (o) => [
      ...named(o),
      o.connects(),
      o.greets({}, reply(421, 'Service not available.')),
      o.connects(fromOffice),
      o.greets(fromOffice, reply(421, 'Service not available.')),
    ],
    findings: ['server-error'],
    nearMissOf: ['blocked-by-service', 'answered-by-middlebox'],
  },
  {
    name: 'nothing answers anybody',
    seen: (o) => [...named(o), o.cannotConnect('timed_out'), o.cannotConnect('timed_out', fromOffice)],
    findings: ['service-unreachable'],
    nearMissOf: ['portal-blocked', 'control-port-blocked', 'destination-blocked'],
  },
  {
    name: 'everybody is refused',
    seen: (o) => [...named(o), o.cannotConnect('refused'), o.cannotConnect('refused', fromOffice)],
    findings: ['connection-refused'],
    nearMissOf: ['control-port-blocked', 'blocked-by-service', 'service-unreachable'],
  },
  {
    name: 'one address is dead for everybody',
    seen: (o) => [
      o.resolves(['192.0.2.1', '192.0.2.2']),
      ...greeted(o),
      o.cannotConnect('timed_out', { address: '192.0.2.2' }),
      o.connects(fromOffice),
      o.cannotConnect('timed_out', { address: '192.0.2.2', ...fromOffice }),
    ],
    findings: ['service-address-down'],
    nearMissOf: ['allowlist-incomplete', 'control-port-blocked'],
  },
  {
    name: 'IPv6 is silent to the customer and answers us',
    seen: (o) => [
      o.resolves(['192.0.2.1', '2001:db8::1']),
      ...greeted(o),
      ...greeted(o, { address: '2001:db8::1' }),
      o.connects(fromOffice),
      o.cannotConnect('timed_out', { address: '2001:db8::1', ...fromOffice }),
    ],
    findings: ['ipv6-path-broken'],
    nearMissOf: ['allowlist-incomplete', 'service-address-down', 'control-port-blocked'],
  },
  {
    name: 'the customer has no IPv6',
    seen: (o) => [
      o.resolves(['192.0.2.1', '2001:db8::1']),
      ...greeted(o),
      ...greeted(o, { address: '2001:db8::1' }),
      o.connects(fromOffice),
      o.cannotConnect('network_unreachable', { address: '2001:db8::1', ...fromOffice }),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['ipv6-path-broken', 'allowlist-incomplete'],
  },
];

/** Situations of the way between the customer and the service. */
export const reachingSituations: readonly Situation[] = [...reachingPorts, ...reachingPlaces];

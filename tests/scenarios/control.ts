import { fromKit, reply } from '../support/observe';
import { filesCom, listedService } from './profiles';
import type { Situation } from './situation';
import { allPorts, encrypted, everythingWorks, greeted, named, withoutLogin } from './usual-parts';

/** Situations of names, addresses, control ports, and of what answers there. */
export const controlSituations: readonly Situation[] = [
  {
    name: 'the name does not exist',
    seen: (o) => [o.doesNotResolve('name_not_found'), o.notTested('tcp-connect', 'needs-earlier')],
    findings: ['dns-not-resolving'],
    nearMissOf: ['inconclusive', 'service-unreachable'],
  },
  {
    name: 'our own resolver is out of order',
    seen: (o) => [o.doesNotResolve('our_network'), o.notTested('tcp-connect', 'needs-earlier')],
    findings: ['inconclusive'],
    nearMissOf: ['dns-not-resolving', 'no-problem-found'],
  },
  {
    name: 'the resolver that we ask stays silent',
    seen: (o) => [o.doesNotResolve('resolver_timed_out'), o.notTested('tcp-connect', 'needs-earlier')],
    findings: ['inconclusive'],
    nearMissOf: ['dns-not-resolving'],
  },
  {
    name: 'the resolver that we ask refuses',
    seen: (o) => [o.doesNotResolve('resolver_refused'), o.notTested('tcp-connect', 'needs-earlier')],
    findings: ['inconclusive'],
    nearMissOf: ['dns-not-resolving'],
  },
  {
    name: 'the name servers of the domain are broken',
    seen: (o) => [o.doesNotResolve('resolver_failed'), o.notTested('tcp-connect', 'needs-earlier')],
    findings: ['dns-not-resolving'],
    nearMissOf: ['inconclusive'],
  },
  {
    name: 'the name exists and has no address',
    seen: (o) => [o.doesNotResolve('no_addresses'), o.notTested('tcp-connect', 'needs-earlier')],
    findings: ['dns-not-resolving'],
    nearMissOf: ['inconclusive'],
  },
  {
    name: 'everything works, and a second address could not be tried',
    seen: (o) => [...everythingWorks(o), o.cannotConnect('our_resources', { address: '192.0.2.2' })],
    findings: ['no-problem-found'],
    nearMissOf: ['service-address-down'],
  },
  {
    name: 'nothing was tested yet',
    seen: () => [],
    findings: ['inconclusive'],
    nearMissOf: ['no-problem-found'],
  },
  {
    name: 'a custom domain that points elsewhere',
    profile: listedService,
    seen: (o) => [
      o.resolves(['203.0.113.80'], { host: 'ftp.customer.test' }),
      o.cannotConnect('timed_out', { host: 'ftp.customer.test', address: '203.0.113.80' }),
    ],
    findings: ['dns-record-wrong'],
    nearMissOf: ['service-unreachable'],
  },
  {
    name: 'a custom domain that leads to a listed address',
    profile: listedService,
    seen: (o) => [
      o.resolves(['198.51.100.3'], { host: 'ftp.customer.test' }),
      ...[21, 3021, 990, 3990].map((port) =>
        o.cannotConnect('timed_out', { host: 'ftp.customer.test', address: '198.51.100.3', port }),
      ),
    ],
    findings: ['service-unreachable'],
    nearMissOf: ['dns-record-wrong', 'connection-refused', 'portal-blocked'],
  },
  {
    name: 'a name that leads into a private network',
    seen: (o) => [o.doesNotResolve('addresses_not_public')],
    findings: ['dns-record-wrong'],
    nearMissOf: ['dns-not-resolving'],
  },
  {
    name: 'an address is entered',
    seen: (o) => [
      o.connects({ host: '192.0.2.1' }),
      o.greets({ host: '192.0.2.1' }),
      o.encrypts('explicit', { nameMatches: false }, { host: '192.0.2.1' }),
    ],
    findings: ['no-problem-found', 'host-by-address'],
    nearMissOf: ['certificate-name-mismatch'],
  },
  {
    name: 'everything works, with a name',
    seen: everythingWorks,
    findings: ['no-problem-found'],
    nearMissOf: ['host-by-address', 'passive-ports-blocked', 'tls-required', 'allowlist-incomplete'],
  },
  {
    name: 'everything works up to the login',
    seen: withoutLogin,
    findings: ['no-problem-found'],
    nearMissOf: ['inconclusive', 'tls-required'],
  },
  {
    name: 'the customer uses a port where nothing listens',
    seen: (o) => [...encrypted(o), o.cannotConnect('refused', { port: 2121 }), o.answers('port', '2121')],
    findings: ['wrong-port'],
    nearMissOf: ['service-port-closed', 'connection-refused'],
  },
  {
    name: 'the port entered is one that the service need not have, and it is closed',
    seen: (o) => [...encrypted(o), o.cannotConnect('timed_out', { port: 990 }), o.answers('port', '990')],
    findings: ['wrong-port'],
    nearMissOf: ['service-port-closed'],
  },
  {
    name: 'a port that the service need not have is closed, and nobody uses it',
    seen: (o) => [...withoutLogin(o), o.cannotConnect('refused', { port: 990 })],
    findings: ['no-problem-found'],
    nearMissOf: ['wrong-port', 'service-port-closed', 'connection-refused'],
  },
  {
    name: 'a promised port is closed, the others work',
    profile: filesCom,
    seen: (o) => [
      ...named(o),
      ...allPorts(o).filter((seen) => seen.target?.port !== 3990),
      o.cannotConnect('refused', { port: 3990 }),
    ],
    findings: ['service-port-closed'],
    nearMissOf: ['service-address-down', 'wrong-port', 'no-problem-found'],
  },
  {
    name: 'every port is refused',
    seen: (o) => [...named(o), o.cannotConnect('refused'), o.cannotConnect('refused', { port: 990 })],
    findings: ['connection-refused'],
    nearMissOf: ['service-unreachable', 'service-port-closed', 'portal-blocked', 'control-ports-all-blocked'],
  },
  {
    name: 'one port is refused and the other silent',
    seen: (o) => [...named(o), o.cannotConnect('refused'), o.cannotConnect('timed_out', { port: 990 })],
    findings: ['connection-refused'],
    nearMissOf: ['service-unreachable'],
  },
  {
    name: 'nothing answers anywhere',
    seen: (o) => [
      ...named(o),
      o.cannotConnect('timed_out'),
      o.cannotConnect('host_unreachable', { port: 990 }),
    ],
    findings: ['service-unreachable'],
    nearMissOf: ['service-silent', 'portal-blocked'],
  },
  {
    name: 'nothing answers us, and the customer does connect',
    seen: (o) => [...named(o), o.cannotConnect('timed_out'), o.answers('symptom', 'no-transfer')],
    findings: ['portal-blocked', 'service-unreachable'],
    nearMissOf: ['passive-ports-blocked', 'connection-refused'],
  },
  {
    name: 'nothing answers us, and the customer’s network is answered',
    seen: (o) => [...named(o), o.cannotConnect('timed_out'), o.connects({ vantage: fromKit })],
    findings: ['portal-blocked'],
    nearMissOf: ['service-unreachable'],
  },
  {
    name: 'we have no way out ourselves',
    seen: (o) => [
      ...named(o),
      o.cannotConnect('our_network'),
      o.cannotConnect('our_resources', { port: 990 }),
    ],
    findings: ['inconclusive'],
    nearMissOf: ['service-unreachable', 'connection-refused'],
  },
  {
    name: 'one of two addresses is dead',
    seen: (o) => [
      o.resolves(['192.0.2.1', '192.0.2.2']),
      ...greeted(o),
      o.encrypts('explicit'),
      o.cannotConnect('timed_out', { address: '192.0.2.2' }),
    ],
    findings: ['service-address-down'],
    nearMissOf: ['service-port-closed', 'ipv6-path-broken', 'service-unreachable'],
  },
  {
    name: 'IPv6 is silent where IPv4 works',
    seen: (o) => [
      o.resolves(['192.0.2.1', '2001:db8::1']),
      ...greeted(o),
      o.encrypts('explicit'),
      o.cannotConnect('timed_out', { address: '2001:db8::1' }),
    ],
    findings: ['ipv6-path-broken'],
    nearMissOf: ['service-address-down'],
  },
  {
    name: 'the IPv6 address refuses',
    seen: (o) => [
      o.resolves(['192.0.2.1', '2001:db8::1']),
      ...greeted(o),
      o.encrypts('explicit'),
      o.cannotConnect('refused', { address: '2001:db8::1' }),
    ],
    findings: ['service-address-down'],
    nearMissOf: ['ipv6-path-broken'],
  },
  {
    name: 'we have no IPv6 ourselves',
    seen: (o) => [
      o.resolves(['192.0.2.1', '2001:db8::1']),
      ...greeted(o),
      o.encrypts('explicit'),
      o.cannotConnect('our_network', { address: '2001:db8::1' }),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['ipv6-path-broken', 'service-address-down'],
  },
  {
    name: 'an SSH server answers',
    seen: (o) => [...named(o), o.connects(), o.speaks('ssh')],
    findings: ['not-an-ftp-server'],
    nearMissOf: ['service-silent', 'wrong-port'],
  },
  {
    name: 'a greeting comes after eight seconds',
    seen: (o) => [...named(o), o.connects(), o.greets({ elapsedMs: 8100 }), o.encrypts('explicit')],
    findings: ['greeting-too-slow'],
    nearMissOf: ['service-silent', 'no-problem-found'],
  },
  {
    name: 'a greeting comes after four seconds',
    seen: (o) => [...named(o), o.connects(), o.greets({ elapsedMs: 4000 }), o.encrypts('explicit')],
    findings: ['no-problem-found'],
    nearMissOf: ['greeting-too-slow', 'not-an-ftp-server'],
  },
  {
    name: 'connected, and then silence',
    seen: (o) => [...named(o), o.connects(), o.staysSilent()],
    findings: ['service-silent'],
    nearMissOf: ['greeting-too-slow', 'not-an-ftp-server', 'service-unreachable'],
  },
  {
    name: 'the service stops answering at the login',
    seen: (o) => [...encrypted(o), o.loginFails('timed_out')],
    findings: ['service-silent'],
    nearMissOf: ['login-incorrect'],
  },
  {
    name: 'two faults at once: a dead address, and a password that is refused',
    seen: (o) => [
      ...encrypted(o),
      o.cannotConnect('timed_out', { address: '192.0.2.2' }),
      o.refusesLogin(530, 'Not logged in.'),
    ],
    findings: ['login-incorrect', 'service-address-down'],
  },
  {
    name: 'a greeting that neither invites nor explains',
    seen: (o) => [
      ...named(o),
      o.connects(),
      o.greets({}, reply(421, 'Service not available, closing control connection.')),
    ],
    findings: ['server-error'],
    nearMissOf: ['idle-timeout'],
  },
];

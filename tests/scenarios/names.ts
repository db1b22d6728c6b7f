import type { ClientSaying } from '@/lib/observations/customer-kinds';
import type { Observation } from '@/lib/observations/observation';
import { fromKit, type Observe, reply, type Where } from '../support/observe';
import { fromLog, fromSettings } from './customer-vantages';
import { filesCom, listedService } from './profiles';
import type { Situation } from './situation';
import { allPorts, encrypted, named, withoutLogin } from './usual-parts';

const says = (o: Observe, saying: ClientSaying, text: string): Observation =>
  o.sees({ kind: 'client-message', client: 'filezilla', text, line: 2, says: saying }, { vantage: fromLog });

const setTo = (o: Observe, host: string): Observation =>
  o.sees(
    { kind: 'client-setting', client: 'filezilla', setting: 'host', value: host },
    { vantage: fromSettings, address: null, port: null },
  );

/** The web of another host, reached by its name. */
const webWorks = (o: Observe): Observation =>
  o.sees(
    { kind: 'outbound-connect', purpose: 'web' },
    { vantage: fromKit, host: 'www.example.net', address: '198.51.100.80', port: 443 },
  );
const webByNumber = (o: Observe): Observation =>
  o.sees(
    { kind: 'outbound-connect', purpose: 'web' },
    { vantage: fromKit, host: '198.51.100.80', address: '198.51.100.80', port: 443 },
  );

const acme = { host: 'acme.files.com' };
const own = { host: 'ftp.customer.test' };
const healthy = (o: Observe, where: Where): Observation[] => [
  o.resolves(['192.0.2.1'], where),
  ...allPorts(o, where),
];

/** Situations of names: what the customer's side is told about them, and which one its program uses. */
export const nameSituations: readonly Situation[] = [
  {
    name: 'the customer’s name server gives a private address',
    seen: (o) => [
      ...withoutLogin(o),
      o.resolves(['10.1.2.3'], { vantage: fromKit }),
      o.cannotConnect('timed_out', { address: '10.1.2.3', vantage: fromKit }),
    ],
    findings: ['dns-wrong-address'],
    nearMissOf: ['control-ports-all-blocked', 'control-port-blocked', 'dns-record-wrong', 'dns-name-blocked'],
  },
  {
    name: 'an entry in the hosts file sends the name to an old server',
    seen: (o) => [
      ...withoutLogin(o),
      o.resolves(['203.0.113.50'], { vantage: fromKit, source: 'hosts-file' }),
      o.cannotConnect('refused', { address: '203.0.113.50', vantage: fromKit }),
    ],
    findings: ['dns-wrong-address'],
    nearMissOf: ['connection-refused', 'allowlist-incomplete'],
  },
  {
    name: 'an entry in the hosts file sends the name to the machine itself',
    seen: (o) => [
      ...withoutLogin(o),
      o.resolves(['127.0.0.1'], { vantage: fromKit, source: 'hosts-file' }),
      o.cannotConnect('refused', { address: '127.0.0.1', vantage: fromKit }),
    ],
    findings: ['dns-wrong-address'],
    nearMissOf: ['dns-name-blocked'],
  },
  {
    name: 'the customer’s name server gives an address that the list does not hold',
    profile: listedService,
    seen: (o) => [
      o.resolves(['198.51.100.3'], { host: 'acme.listed.test' }),
      ...allPorts(o, { host: 'acme.listed.test', address: '198.51.100.3' }),
      o.resolves(['203.0.113.77'], { host: 'acme.listed.test', vantage: fromKit }),
    ],
    findings: ['dns-wrong-address'],
    nearMissOf: ['dns-record-wrong', 'no-problem-found'],
  },
  {
    name: 'the customer is given another address of the list',
    profile: listedService,
    seen: (o) => [
      o.resolves(['198.51.100.3'], { host: 'acme.listed.test' }),
      ...allPorts(o, { host: 'acme.listed.test', address: '198.51.100.3' }),
      o.resolves(['198.51.100.9'], { host: 'acme.listed.test', vantage: fromKit }),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['dns-wrong-address'],
  },
  {
    name: 'servers in several places: the customer is given others, which show a valid certificate',
    profile: filesCom,
    seen: (o) => [
      ...healthy(o, acme),
      o.resolves(['192.0.2.200'], { ...acme, vantage: fromKit }),
      ...allPorts(o, { ...acme, address: '192.0.2.200', vantage: fromKit }),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['dns-wrong-address', 'answered-by-middlebox', 'wrong-site'],
  },
  {
    name: 'the customer’s name server denies this one name',
    seen: (o) => [...withoutLogin(o), o.doesNotResolve('name_not_found', { vantage: fromKit }), webWorks(o)],
    findings: ['dns-name-blocked'],
    nearMissOf: ['dns-not-resolving', 'resolver-not-answering', 'dns-wrong-address'],
  },
  {
    name: 'the customer’s name server leads this name to nowhere',
    seen: (o) => [
      ...withoutLogin(o),
      o.resolves(['0.0.0.0'], { vantage: fromKit }),
      o.cannotConnect('refused', { address: '0.0.0.0', vantage: fromKit }),
    ],
    findings: ['dns-name-blocked'],
    nearMissOf: ['dns-wrong-address', 'control-ports-all-blocked'],
  },
  {
    name: 'the customer’s name server refuses the name',
    seen: (o) => [...withoutLogin(o), o.doesNotResolve('resolver_refused', { vantage: fromKit })],
    findings: ['dns-name-blocked'],
    nearMissOf: ['resolver-not-answering'],
  },
  {
    name: 'the customer’s name server does not answer',
    seen: (o) => [
      ...withoutLogin(o),
      o.doesNotResolve('resolver_timed_out', { vantage: fromKit }),
      webByNumber(o),
    ],
    findings: ['resolver-not-answering'],
    nearMissOf: ['dns-name-blocked', 'outbound-blocked', 'dns-not-resolving'],
  },
  {
    name: 'the program does not find a name that we find',
    seen: (o) => [
      ...withoutLogin(o),
      o.doesNotResolve('name_not_found', { vantage: fromLog }),
      says(o, 'cannot-resolve', 'Name or service not known'),
    ],
    findings: ['dns-name-blocked', 'resolver-not-answering'],
    nearMissOf: ['dns-not-resolving', 'control-ports-all-blocked'],
  },
  {
    name: 'the program does not find the name, and nobody else has looked',
    seen: (o) => [
      o.doesNotResolve('name_not_found', { vantage: fromLog }),
      says(o, 'cannot-resolve', 'Name or service not known'),
    ],
    findings: ['dns-not-resolving'],
    nearMissOf: ['dns-name-blocked', 'resolver-not-answering', 'inconclusive'],
  },
  {
    name: 'the program mistypes the name',
    seen: (o) => [
      ...withoutLogin(o),
      o.doesNotResolve('name_not_found', { host: 'ftp.exmaple.test', vantage: fromLog }),
    ],
    findings: ['dns-not-resolving'],
    nearMissOf: ['dns-name-blocked', 'resolver-not-answering'],
  },
  {
    name: 'a custom domain, and the program goes to the shared name, where the firewall stops it',
    profile: filesCom,
    seen: (o) => [
      ...healthy(o, own),
      o.cannotConnect('timed_out', { ...acme, address: '192.0.2.150', vantage: fromLog }),
    ],
    findings: ['host-not-custom-domain'],
    nearMissOf: ['wrong-site', 'control-port-blocked', 'dns-wrong-address'],
  },
  {
    name: 'a custom domain, and the settings name the shared name',
    profile: filesCom,
    seen: (o) => [...healthy(o, own), setTo(o, 'acme.files.com')],
    findings: ['host-not-custom-domain'],
    nearMissOf: ['no-problem-found', 'host-by-address'],
  },
  {
    name: 'the settings name the host under test, in capitals',
    profile: filesCom,
    seen: (o) => [...healthy(o, own), setTo(o, 'FTP.Customer.test.')],
    findings: ['no-problem-found'],
    nearMissOf: ['host-not-custom-domain', 'wrong-site'],
  },
  {
    name: 'the program logs in at another site, where the login is refused',
    profile: filesCom,
    seen: (o) => [
      ...healthy(o, acme),
      o.logsIn(acme),
      o.connects({ host: 'acne.files.com', address: '192.0.2.9', vantage: fromLog }),
      o.refusesLogin(530, 'Login incorrect.', {
        host: 'acne.files.com',
        address: '192.0.2.9',
        vantage: fromLog,
      }),
    ],
    findings: ['wrong-site'],
    nearMissOf: ['login-incorrect', 'host-not-custom-domain'],
  },
  {
    name: 'the program logs in at the site under test, where the login is refused',
    profile: filesCom,
    seen: (o) => [
      ...healthy(o, acme),
      o.connects({ ...acme, vantage: fromLog }),
      o.refusesLogin(530, 'Login incorrect.', { ...acme, vantage: fromLog }),
    ],
    findings: ['login-incorrect'],
    nearMissOf: ['wrong-site'],
  },
  {
    name: 'the settings hold a number instead of the name',
    seen: (o) => [...withoutLogin(o), setTo(o, '192.0.2.1')],
    findings: ['no-problem-found', 'host-by-address'],
    nearMissOf: ['wrong-site', 'host-not-custom-domain'],
  },
  {
    name: 'a web page for signing in answers the customer in place of the service',
    seen: (o) => [
      ...withoutLogin(o),
      o.connects({ vantage: fromKit }),
      o.speaks('http', { vantage: fromKit }),
    ],
    findings: ['answered-by-middlebox'],
    nearMissOf: ['not-an-ftp-server', 'no-problem-found'],
  },
  {
    name: 'a proxy greets the customer in place of the service',
    seen: (o) => [
      ...withoutLogin(o),
      o.connects({ vantage: fromKit }),
      o.greets(
        { vantage: fromKit },
        reply(220, 'Frox transparent ftp proxy. Login with username[@host[:port]]'),
      ),
    ],
    findings: ['answered-by-middlebox'],
    nearMissOf: ['no-problem-found', 'tls-intercepted'],
  },
  {
    name: 'a web server answers everybody',
    seen: (o) => [
      ...named(o),
      o.connects(),
      o.speaks('http'),
      o.connects({ vantage: fromKit }),
      o.speaks('http', { vantage: fromKit }),
    ],
    findings: ['not-an-ftp-server'],
    nearMissOf: ['answered-by-middlebox'],
  },
  {
    name: 'the greeting names another server of the same farm',
    seen: (o) => [
      ...encrypted(o),
      o.connects({ vantage: fromKit }),
      o.greets({ vantage: fromKit }, reply(220, 'node-7 ready.')),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['answered-by-middlebox'],
  },
];

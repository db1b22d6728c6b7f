import {
  CUSTOMER_PUBLIC,
  HOST,
  PORTAL_ADDRESS,
  SECOND_ADDRESS,
  SERVICE_ADDRESS,
  SERVICE_IPV6,
} from '../addresses';
import { fault, unseen } from '../fault';
import { vsftpd, vsftpdDual, vsftpdImplicit } from '../servers/usual-servers';
import type { Situation } from '../situation';

const group = 'control' as const;
const servers = [vsftpd];
const twoAddresses = { public: { [HOST]: { a: [SERVICE_ADDRESS, SECOND_ADDRESS] } } };
const firewall = (rules: string) => ({ network: { firewall: rules }, ...unseen });
const allPorts = 'tcp dport { 21, 990, 3021, 3990 }';

/** The way to the control port. */
export const controlSituations: readonly Situation[] = [
  {
    id: 'customer-drops-port-21',
    group,
    servers: [vsftpd, vsftpdImplicit],
    ...firewall('iifname "lan" tcp dport 21 drop'),
    ...fault('control-port-blocked'),
    representative: true,
  },
  {
    id: 'customer-resets-port-21',
    group,
    servers: [vsftpd, vsftpdImplicit],
    ...firewall('iifname "lan" tcp dport 21 reject with tcp reset'),
    ...fault('control-port-blocked'),
  },
  {
    id: 'customer-drops-every-control-port',
    group,
    servers,
    ...firewall(`iifname "lan" ${allPorts} drop`),
    ...fault('control-ports-all-blocked'),
    representative: true,
  },
  {
    id: 'customer-forbids-every-control-port-aloud',
    group,
    servers,
    ...firewall(`iifname "lan" ${allPorts} reject with icmpx admin-prohibited`),
    ...fault('control-ports-all-blocked'),
  },
  {
    id: 'customer-allows-the-web-alone',
    group,
    servers,
    ...firewall('iifname "lan" tcp dport != { 80, 443 } drop'),
    ...fault('control-ports-all-blocked'),
  },
  {
    id: 'customer-drops-the-service',
    group,
    servers,
    ...firewall(`iifname "lan" ip daddr ${SERVICE_ADDRESS} drop`),
    ...fault('destination-blocked'),
    representative: true,
  },
  {
    id: 'customer-resets-the-service',
    group,
    servers,
    ...firewall(`iifname "lan" ip daddr ${SERVICE_ADDRESS} meta l4proto tcp reject with tcp reset`),
    ...fault('destination-blocked'),
  },
  {
    id: 'customer-lets-nothing-out',
    group,
    servers,
    ...firewall('iifname "lan" oifname "wan" drop'),
    ...fault('outbound-blocked'),
  },
  {
    id: 'customer-lets-nothing-out-and-says-so',
    group,
    servers,
    ...firewall('iifname "lan" oifname "wan" reject with icmpx admin-prohibited'),
    ...fault('outbound-blocked'),
  },
  {
    id: 'customer-allows-one-of-two-addresses',
    group,
    servers,
    names: twoAddresses,
    ...firewall(`iifname "lan" ip daddr ${SECOND_ADDRESS} drop`),
    ...fault('allowlist-incomplete'),
    representative: true,
  },
  {
    id: 'customers-ipv6-leads-nowhere',
    group,
    servers: [vsftpdDual],
    names: { public: { [HOST]: { a: [SERVICE_ADDRESS], aaaa: [SERVICE_IPV6] } } },
    ...firewall('iifname "lan" meta nfproto ipv6 drop'),
    ...fault('ipv6-path-broken'),
  },
  {
    id: 'customer-limits-new-connections',
    group,
    servers,
    ...firewall('iifname "lan" ct state new tcp dport 21 limit rate over 2/minute burst 3 packets drop'),
    ...fault('connection-rate-limited'),
  },
  {
    id: 'large-packets-vanish-both-ways',
    group,
    servers,
    ...firewall('meta length > 1400 drop'),
    ...fault('path-mtu-blackhole'),
  },
  {
    id: 'large-packets-vanish-on-the-way-out',
    group,
    servers,
    ...firewall('iifname "lan" meta length > 1400 drop'),
    ...fault('path-mtu-blackhole'),
  },
  {
    id: 'one-promised-port-is-closed',
    group,
    profile: 'lab',
    servers: [vsftpd, vsftpdImplicit, { ...vsftpd, port: 3021 }],
    ...fault('service-port-closed'),
  },
  {
    id: 'one-of-two-addresses-is-dead',
    group,
    servers,
    names: twoAddresses,
    network: { router: `ip daddr ${SECOND_ADDRESS} drop` },
    ...fault('service-address-down'),
    representative: true,
  },
  {
    id: 'service-is-gone',
    group,
    servers,
    network: { router: 'oifname "toservice" drop' },
    ...fault('service-unreachable'),
  },
  { id: 'nothing-listens-anywhere', group, ...fault('connection-refused') },
  {
    id: 'service-drops-the-portal',
    group,
    servers,
    network: { service: `ip saddr ${PORTAL_ADDRESS} drop` },
    portalAlone: ['service-unreachable', 'portal-blocked'],
    ...fault('portal-blocked'),
    representative: true,
  },
  {
    id: 'port-that-nobody-serves',
    group,
    servers,
    host: `${HOST}:2121`,
    ...fault('wrong-port'),
  },
  {
    id: 'service-bans-the-customer-in-words',
    group,
    servers,
    practice: { greeting: '421 Your IP address has been banned.', closesAfterGreeting: true },
    network: { practiceFor: `ip saddr ${CUSTOMER_PUBLIC}` },
    ...unseen,
    ...fault('blocked-by-service'),
  },
  {
    id: 'service-bans-the-customer-at-the-login',
    group,
    servers,
    practice: { loginReply: '530 Login denied: too many failures, your IP address is blocked.' },
    network: { practiceFor: `ip saddr ${CUSTOMER_PUBLIC}` },
    ...unseen,
    ...fault('blocked-by-service'),
  },
];

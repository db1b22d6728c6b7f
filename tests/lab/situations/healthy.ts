import { CUSTOMER_SECOND_UPLINK, HOST, SECOND_ADDRESS, SERVICE_ADDRESS, SERVICE_IPV6 } from '../addresses';
import { fault } from '../fault';
import {
  proftpd,
  pureFtpd,
  vsftpd,
  vsftpdBothWays,
  vsftpdClear,
  vsftpdDual,
  vsftpdImplicit,
} from '../servers/usual-servers';
import type { Situation } from '../situation';

const healthy = { group: 'healthy', ...fault('no-problem-found') } as const;

/** Nothing is wrong, however unusual it looks. */
export const healthySituations: readonly Situation[] = [
  { id: 'vsftpd', servers: [vsftpd], ...healthy, representative: true },
  { id: 'vsftpd-explicit-and-implicit', servers: [vsftpd, vsftpdImplicit], ...healthy },
  {
    id: 'vsftpd-demands-session-reuse',
    servers: [{ ...vsftpd, extra: ['require_ssl_reuse=YES'] }],
    ...healthy,
    representative: true,
  },
  { id: 'proftpd-demands-session-reuse', servers: [proftpd], ...healthy },
  { id: 'implicit-only', servers: [{ ...proftpd, port: 990, tls: 'implicit' }], ...healthy },
  { id: 'pure-ftpd', servers: [pureFtpd], ...healthy },
  {
    id: 'two-addresses',
    servers: [vsftpd],
    names: { public: { [HOST]: { a: [SERVICE_ADDRESS, SECOND_ADDRESS] } } },
    ...healthy,
  },
  {
    id: 'ipv4-and-ipv6',
    servers: [vsftpdDual],
    names: { public: { [HOST]: { a: [SERVICE_ADDRESS], aaaa: [SERVICE_IPV6] } } },
    ...healthy,
    representative: true,
  },
  {
    id: 'ipv6-only',
    servers: [vsftpdDual],
    names: { public: { [HOST]: { aaaa: [SERVICE_IPV6] } } },
    ...healthy,
  },
  {
    id: 'all-four-ports',
    profile: 'lab',
    servers: [vsftpd, vsftpdImplicit, { ...vsftpd, port: 3021 }, { ...vsftpdImplicit, port: 3990 }],
    ...healthy,
  },
  {
    id: 'far-away',
    // The relay stands between, so the service sees control and data connections come from different addresses.
    servers: [{ ...vsftpd, extra: ['pasv_promiscuous=YES', 'port_promiscuous=YES'] }],
    network: { middlebox: { at: 'service', kind: { does: 'relay', delayMs: 350 } } },
    ...healthy,
  },
  { id: 'greets-late', practice: { greetingDelayMs: 3000 }, ...healthy },
  {
    id: 'small-packets-on-the-customers-line',
    servers: [vsftpd],
    network: {
      ip: [
        { at: 'firewall', line: 'link set wan mtu 1400' },
        { at: 'router', line: 'link set tocustomer mtu 1400' },
      ],
    },
    ...healthy,
  },
  {
    id: 'one-login-per-user',
    servers: [
      { ...proftpd, extra: ['MaxClientsPerUser 1 "This user has too many connections, the limit is %m"'] },
    ],
    ...healthy,
  },
  {
    id: 'active-mode-behind-a-helping-firewall',
    servers: [vsftpdBothWays],
    network: { helper: true },
    words: ['--encryption', 'plain', '--answer', 'mode=active'],
    ...healthy,
  },
  {
    id: 'encrypted-behind-a-helping-firewall',
    servers: [vsftpd],
    network: { helper: true },
    ...healthy,
  },
  {
    // Unlike vsftpd, ProFTPD takes encrypted data from another address than the commands.
    id: 'data-leaves-by-another-uplink-proftpd',
    servers: [proftpd],
    network: { uplinks: `oifname "wan" tcp dport 40000-50000 snat to ${CUSTOMER_SECOND_UPLINK}` },
    ...healthy,
  },
  {
    id: 'service-refuses-active-mode',
    servers: [{ ...vsftpdDual, extra: [...vsftpdDual.extra, 'port_enable=NO'] }],
    names: { public: { [HOST]: { aaaa: [SERVICE_IPV6] } } },
    ...healthy,
  },
  {
    id: 'program-without-encryption',
    servers: [vsftpdClear],
    words: ['--encryption', 'plain'],
    ...healthy,
  },
  {
    id: 'strict-firewall-with-the-right-holes',
    servers: [vsftpd],
    network: {
      firewall: `iifname "lan" ip daddr ${SERVICE_ADDRESS} tcp dport { 21, 990, 30000-50000 } accept
  iifname "lan" drop`,
    },
    ...healthy,
  },
];

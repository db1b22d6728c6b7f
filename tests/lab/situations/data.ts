import { CUSTOMER_PUBLIC, CUSTOMER_SECOND_UPLINK, SERVICE_ADDRESS } from '../addresses';
import { fault, unseen } from '../fault';
import { proftpd, pureFtpd, vsftpd, vsftpdClear } from '../servers/usual-servers';
import type { Situation } from '../situation';

const group = 'data' as const;
const firewall = (rules: string) => ({ servers: [vsftpd], network: { firewall: rules }, ...unseen });

/** Data connections. */
export const dataSituations: readonly Situation[] = [
  {
    id: 'customer-drops-data-ports',
    group,
    ...firewall('iifname "lan" tcp dport 40000-50000 drop'),
    ...fault('passive-ports-blocked'),
    representative: true,
  },
  {
    id: 'customer-resets-data-ports',
    group,
    ...firewall('iifname "lan" tcp dport 40000-50000 reject with tcp reset'),
    ...fault('passive-ports-blocked'),
  },
  {
    id: 'customer-allows-control-and-web-alone',
    group,
    ...firewall('iifname "lan" tcp dport != { 21, 443 } drop'),
    ...fault('passive-ports-blocked'),
  },
  {
    id: 'customer-allows-part-of-the-data-ports',
    group,
    profile: 'lab',
    ...firewall('iifname "lan" tcp dport 44000-50000 drop'),
    servers: [
      vsftpd,
      { ...vsftpd, port: 990, tls: 'implicit' },
      { ...vsftpd, port: 3021 },
      { ...vsftpd, port: 3990, tls: 'implicit' },
    ],
    ...fault('passive-ports-partly-blocked'),
  },
  {
    id: 'data-ports-dropped-at-service',
    group,
    servers: [vsftpd],
    network: { service: 'tcp dport 40000-50000 drop' },
    ...fault('passive-closed-at-service'),
    representative: true,
  },
  {
    id: 'passive-names-private-address',
    group,
    servers: [{ ...vsftpd, extra: ['pasv_address=10.0.0.5'] }],
    ...fault('passive-address-private'),
  },
  {
    id: 'passive-names-another-address',
    group,
    servers: [{ ...proftpd, extra: ['MasqueradeAddress 198.51.100.77'] }],
    ...fault('passive-address-wrong'),
  },
  {
    id: 'pure-ftpd-names-private-address',
    group,
    servers: [{ ...pureFtpd, extra: ['-P', '192.168.5.5'] }],
    ...fault('passive-address-private'),
  },
  {
    id: 'passive-ports-outside-the-published-range',
    group,
    profile: 'lab',
    practice: {
      passiveFrom: 32_000,
      doors: {
        21: { speaks: 'ftp', tls: 'explicit' },
        990: { speaks: 'ftp', tls: 'implicit' },
        3021: { speaks: 'ftp', tls: 'explicit' },
        3990: { speaks: 'ftp', tls: 'implicit' },
      },
    },
    ...fault('passive-port-out-of-range'),
  },
  {
    id: 'passive-reply-is-garbled',
    group,
    practice: { passiveReplies: 'garbled' },
    ...fault('passive-reply-unusable'),
  },
  {
    id: 'no-passive-mode-at-all',
    group,
    servers: [{ ...vsftpd, extra: ['pasv_enable=NO'] }],
    ...fault('passive-reply-unusable'),
  },
  {
    id: 'extended-passive-is-refused',
    group,
    servers: [{ ...vsftpd, extra: ['cmds_denied=EPSV'] }],
    ...fault('epsv-unsupported'),
  },
  { id: 'encryption-of-data-breaks', group, practice: { dataTls: 'broken' }, ...fault('data-tls-failed') },
  {
    id: 'data-leaves-by-another-uplink',
    group,
    servers: [vsftpd],
    network: { uplinks: `oifname "wan" tcp dport 40000-50000 snat to ${CUSTOMER_SECOND_UPLINK}` },
    ...unseen,
    ...fault('data-peer-mismatch'),
    representative: true,
  },
  {
    id: 'gateway-rewrites-the-passive-reply',
    group,
    servers: [vsftpdClear],
    words: ['--encryption', 'plain'],
    network: { middlebox: { at: 'customer', kind: { does: 'relay', passiveAddress: '192,168,77,1' } } },
    portalAlone: ['no-problem-found', 'tls-not-offered'],
    ...fault('alg-rewrites-commands'),
  },
  {
    id: 'firewall-forgets-the-silent-control-connection',
    group,
    servers: [vsftpd],
    thorough: true,
    network: {
      sysctl: [
        'net.netfilter.nf_conntrack_tcp_timeout_established=20',
        'net.netfilter.nf_conntrack_tcp_loose=0',
      ],
    },
    ...unseen,
    ...fault('control-idle-dropped'),
  },
  {
    id: 'active-mode-behind-address-translation',
    group,
    servers: [proftpd],
    words: ['--answer', 'mode=active'],
    customerSettings: { PORTSIDE_PUBLIC_ADDRESSES: CUSTOMER_PUBLIC },
    ...unseen,
    ...fault('active-mode-blocked'),
  },
  {
    id: 'service-cannot-call-back',
    group,
    servers: [vsftpd],
    words: ['--answer', 'mode=active'],
    network: { router: `ip saddr ${SERVICE_ADDRESS} tcp flags & (syn | ack) == syn drop` },
    ...fault('active-mode-blocked'),
  },
  {
    id: 'part-of-the-data-ports-is-dropped-at-service',
    group,
    servers: [vsftpd],
    network: { service: 'tcp dport 44000-50000 drop' },
    ...fault('passive-closed-at-service'),
  },
  {
    id: 'data-ports-are-refused-at-service',
    group,
    practice: { passivePorts: 'closed' },
    ...fault('passive-closed-at-service'),
  },
  {
    id: 'session-reuse-is-demanded-and-lists-do-not-appear',
    group,
    servers: [{ ...vsftpd, extra: ['require_ssl_reuse=YES'] }],
    words: ['--answer', 'symptom=no-listing'],
    ...fault('data-tls-session-reuse'),
  },
  {
    id: 'data-ports-are-dropped-and-the-certificate-has-expired',
    group,
    servers: [{ ...vsftpd, certificate: 'expired' }],
    network: { firewall: 'iifname "lan" tcp dport 40000-50000 drop' },
    portalAlone: ['certificate-expired'],
    also: ['certificate-expired'],
    ...fault('passive-ports-blocked'),
  },
];

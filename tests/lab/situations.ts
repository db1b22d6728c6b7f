import type { Situation } from './situation';
import { SECOND_ADDRESS, SERVICE_ADDRESS } from './topology';

const vsftpd = { program: 'vsftpd', port: 21, tls: 'explicit' } as const;
const proftpd = { program: 'proftpd', port: 21, tls: 'explicit' } as const;
const pureFtpd = { program: 'pure-ftpd', port: 21, tls: 'explicit' } as const;
const healthy = { group: 'healthy', cause: 'no-problem-found', owner: 'nobody' } as const;

/** Every situation of the lab, in the order it runs. */
export const situations: readonly Situation[] = [
  { id: 'vsftpd-explicit', servers: [vsftpd], ...healthy },
  {
    id: 'vsftpd-explicit-and-implicit',
    servers: [vsftpd, { ...vsftpd, port: 990, tls: 'implicit' }],
    ...healthy,
  },
  {
    id: 'vsftpd-demands-session-reuse',
    servers: [{ ...vsftpd, extra: ['require_ssl_reuse=YES'] }],
    ...healthy,
  },
  { id: 'proftpd-explicit', servers: [proftpd], ...healthy },
  { id: 'proftpd-implicit', servers: [{ ...proftpd, port: 990, tls: 'implicit' }], ...healthy },
  { id: 'pure-ftpd-explicit', servers: [pureFtpd], ...healthy },
  {
    id: 'name-does-not-exist',
    group: 'name',
    servers: [],
    host: 'nowhere.test',
    cause: 'dns-not-resolving',
    owner: 'client-user',
  },
  {
    id: 'router-drops-every-control-port',
    group: 'control',
    servers: [vsftpd],
    rules: 'tcp dport { 21, 990 } drop',
    cause: 'service-unreachable',
    owner: 'provider',
  },
  {
    id: 'one-of-two-addresses-is-dead',
    group: 'control',
    servers: [vsftpd],
    rules: `ip daddr ${SECOND_ADDRESS} drop`,
    addresses: [SERVICE_ADDRESS, SECOND_ADDRESS],
    cause: 'service-address-down',
    owner: 'provider',
  },
  {
    id: 'nothing-listens-anywhere',
    group: 'control',
    servers: [],
    cause: 'connection-refused',
    owner: 'client-user',
  },
  {
    id: 'no-encryption',
    group: 'tls',
    servers: [{ ...vsftpd, tls: 'none' }],
    cause: 'tls-not-offered',
    owner: 'provider',
  },
  {
    id: 'expired',
    group: 'tls',
    servers: [{ ...proftpd, certificate: 'expired' }],
    cause: 'certificate-expired',
    owner: 'provider',
  },
  {
    id: 'name-of-another',
    group: 'tls',
    servers: [{ ...pureFtpd, certificate: 'wrong-name' }],
    cause: 'certificate-name-mismatch',
    owner: 'client-user',
  },
  {
    id: 'passive-names-private-address',
    group: 'data',
    servers: [{ ...vsftpd, extra: ['pasv_address=10.0.0.5'] }],
    cause: 'passive-address-private',
    owner: 'provider',
  },
  {
    id: 'passive-names-another-address',
    group: 'data',
    servers: [{ ...proftpd, extra: ['MasqueradeAddress 198.51.100.77'] }],
    cause: 'passive-address-wrong',
    owner: 'provider',
  },
  {
    id: 'data-ports-dropped-at-service',
    group: 'data',
    servers: [vsftpd],
    rules: `ip daddr ${SERVICE_ADDRESS} tcp dport 40000-50000 drop`,
    cause: 'passive-closed-at-service',
    owner: 'provider',
  },
  {
    id: 'wrong-password',
    group: 'account',
    servers: [proftpd],
    password: 'not-the-one',
    cause: 'login-incorrect',
    owner: 'client-user',
  },
  {
    id: 'may-not-write',
    group: 'account',
    servers: [{ ...vsftpd, extra: ['write_enable=NO'] }],
    cause: 'permission-denied',
    owner: 'site-admin',
  },
];

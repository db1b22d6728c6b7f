import { fault } from '../fault';
import { proftpd, pureFtpd, vsftpd } from '../servers/usual-servers';
import type { Situation } from '../situation';

const group = 'account' as const;
const password = 'not-the-one';
const answers = (loginReply: string) => ({ group, practice: { loginReply } });

/** The login, and what it may do. */
export const accountSituations: readonly Situation[] = [
  { id: 'wrong-password-vsftpd', group, servers: [vsftpd], password, ...fault('login-incorrect') },
  {
    id: 'wrong-password-proftpd',
    group,
    servers: [proftpd],
    password,
    ...fault('login-incorrect'),
    representative: true,
  },
  { id: 'wrong-password-pure-ftpd', group, servers: [pureFtpd], password, ...fault('login-incorrect') },
  {
    id: 'account-is-disabled',
    ...answers('530 Login failed: this account is disabled.'),
    ...fault('account-disabled'),
  },
  {
    id: 'second-factor-is-needed',
    ...answers('530 Login failed: two-factor authentication is required for this user.'),
    ...fault('two-factor-blocks-login'),
  },
  {
    id: 'password-must-be-changed',
    ...answers('530 Login failed: your password has expired and must be changed in the web interface.'),
    ...fault('password-change-required'),
  },
  {
    id: 'ftp-is-not-enabled',
    ...answers('530 Login failed: FTP access is not enabled for this user.'),
    ...fault('protocol-disabled'),
  },
  {
    id: 'address-is-not-allowed-in-the-account',
    ...answers('530 Login failed: your IP address is not on the allowlist of this site.'),
    ...fault('source-ip-not-allowed'),
  },
  {
    id: 'too-many-from-one-address',
    group,
    servers: [{ ...vsftpd, extra: ['max_per_ip=2'] }],
    holders: { from: 'customer', count: 2 },
    portalAlone: ['no-problem-found', 'too-many-connections'],
    ...fault('too-many-connections'),
    representative: true,
  },
  {
    id: 'user-is-logged-in-elsewhere',
    ...answers('530 Login failed: too many connections for this user, the limit is 2.'),
    ...fault('too-many-connections'),
  },
  {
    id: 'service-is-full',
    group,
    servers: [{ ...vsftpd, extra: ['max_clients=1'] }],
    holders: { from: 'router', count: 1 },
    ...fault('service-full'),
  },
  {
    id: 'pure-ftpd-is-full',
    group,
    servers: [{ ...pureFtpd, extra: ['-c', '1'] }],
    holders: { from: 'router', count: 1 },
    ...fault('service-full'),
  },
  {
    id: 'no-room-left-for-this-account',
    group,
    home: 'full',
    servers: [{ ...pureFtpd, extra: ['-n', '100:1'] }],
    ...fault('storage-quota-exceeded'),
  },
  {
    id: 'may-not-write-vsftpd',
    group,
    servers: [{ ...vsftpd, extra: ['write_enable=NO'] }],
    ...fault('permission-denied'),
    representative: true,
  },
  {
    id: 'home-belongs-to-somebody-else',
    group,
    home: 'foreign',
    servers: [proftpd],
    ...fault('permission-denied'),
  },
  {
    id: 'read-only-proftpd',
    group,
    servers: [{ ...proftpd, extra: ['<Limit WRITE>', 'DenyAll', '</Limit>'] }],
    ...fault('permission-denied'),
  },
  {
    id: 'listing-is-forbidden',
    group,
    servers: [{ ...vsftpd, extra: ['dirlist_enable=NO'] }],
    ...fault('permission-denied'),
  },
  {
    // A list in which this user does not stand: nobody is let in but for those on it.
    id: 'user-is-not-on-the-list',
    group,
    servers: [{ ...vsftpd, extra: ['userlist_enable=YES', 'userlist_deny=NO', 'userlist_file=/etc/shells'] }],
    ...fault('account-disabled'),
  },
  {
    id: 'wrong-password-and-expired-certificate',
    group,
    servers: [{ ...vsftpd, certificate: 'expired' }],
    password,
    also: ['login-incorrect'],
    ...fault('certificate-expired'),
  },
];

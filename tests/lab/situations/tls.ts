import { HOST, SECOND_ADDRESS, SERVICE_ADDRESS } from '../addresses';
import { fault } from '../fault';
import { proftpd, pureFtpd, vsftpd } from '../servers/usual-servers';
import type { Situation } from '../situation';

const group = 'tls' as const;

/** Encryption and certificates. */
export const tlsSituations: readonly Situation[] = [
  {
    id: 'certificate-has-expired',
    group,
    servers: [{ ...proftpd, certificate: 'expired' }],
    ...fault('certificate-expired'),
    representative: true,
  },
  {
    id: 'certificate-is-not-valid-yet',
    group,
    servers: [{ ...vsftpd, certificate: 'not-yet-valid' }],
    ...fault('certificate-expired'),
  },
  {
    id: 'certificate-is-for-another-name',
    group,
    servers: [{ ...pureFtpd, certificate: 'wrong-name' }],
    ...fault('certificate-name-mismatch'),
  },
  {
    id: 'certificate-is-self-signed',
    group,
    servers: [{ ...vsftpd, certificate: 'self-signed' }],
    ...fault('certificate-untrusted'),
  },
  {
    id: 'intermediate-is-missing',
    group,
    servers: [{ ...vsftpd, certificate: 'no-intermediate' }],
    ...fault('certificate-chain-incomplete'),
    representative: true,
  },
  {
    id: 'obsolete-tls-alone',
    group,
    practice: { tlsVersions: 'obsolete' },
    ...fault('service-tls-too-old'),
  },
  {
    id: 'proftpd-with-tls-1-1-alone',
    group,
    servers: [{ ...proftpd, extra: ['TLSProtocol TLSv1.1', 'TLSCipherSuite ALL:@SECLEVEL=0'] }],
    ...fault('service-tls-too-old'),
  },
  { id: 'no-encryption', group, servers: [{ ...vsftpd, tls: 'none' }], ...fault('tls-not-offered') },
  {
    id: 'program-does-not-encrypt-and-must',
    group,
    servers: [proftpd],
    words: ['--encryption', 'plain'],
    ...fault('tls-required'),
  },
  {
    id: 'handshake-breaks-everywhere',
    group,
    servers: [vsftpd],
    network: { middlebox: { at: 'service', kind: { does: 'relay', garblesTls: true } } },
    ...fault('tls-handshake-failed'),
  },
  {
    id: 'implicit-on-port-21',
    group,
    servers: [{ ...vsftpd, tls: 'implicit' }],
    words: ['--encryption', 'explicit'],
    ...fault('implicit-explicit-mismatch'),
  },
  {
    id: 'certificate-has-expired-on-one-of-two-addresses',
    group,
    servers: [
      { ...vsftpd, address: SERVICE_ADDRESS },
      { ...vsftpd, address: SECOND_ADDRESS, certificate: 'expired' },
    ],
    names: { public: { [HOST]: { a: [SERVICE_ADDRESS, SECOND_ADDRESS] } } },
    ...fault('certificate-expired'),
  },
];

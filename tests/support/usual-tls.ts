import type { ObservedCertificate, ObservedTls } from '@/lib/observations/observation';

/** What a well-kept service shows. */

export const goodCertificate: ObservedCertificate = {
  subject: 'CN=ftp.example.test',
  issuer: 'CN=Example Issuing CA',
  altNames: ['ftp.example.test'],
  validFrom: '2026-01-01T00:00:00.000Z',
  validTo: '2026-12-31T00:00:00.000Z',
  fingerprint: 'AA:BB:CC',
  selfSigned: false,
};

export const goodTls: ObservedTls = {
  version: 'TLSv1.3',
  cipher: 'TLS_AES_256_GCM_SHA384',
  resumed: false,
  chain: [
    goodCertificate,
    {
      ...goodCertificate,
      subject: 'CN=Example Issuing CA',
      issuer: 'CN=Example Root',
      altNames: [],
      fingerprint: 'DD:EE',
    },
  ],
  chainLength: 2,
  nameMatches: true,
  trustError: null,
  ocsp: null,
};

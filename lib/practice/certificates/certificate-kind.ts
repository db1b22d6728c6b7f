/** The certificates a practice server can show; each is right in everything but what its name says. */
export type CertificateKind = 'trusted' | 'expired' | 'other-name' | 'self-signed' | 'no-intermediate';

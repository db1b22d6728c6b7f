/** TLS versions as observations name them, oldest first. */
export const tlsVersions = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
export type TlsVersion = (typeof tlsVersions)[number];

/** The place of a version in that order; -1 for another value. */
export const tlsRank = (value: unknown): number => tlsVersions.findIndex((version) => version === value);

/** TLS versions as observations name them, oldest first. */
export const tlsVersions: readonly string[] = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

/** The place of a version in that order; -1 for another value. */
export const tlsRank = (value: unknown): number =>
  typeof value === 'string' ? tlsVersions.indexOf(value) : -1;

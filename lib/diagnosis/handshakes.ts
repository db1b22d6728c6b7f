import type { ObservationOf } from '@/lib/observations/observation';
import { isNameError } from './abnormal';
import { oncePerFacts } from './once-per-facts';
import { distinct, portList } from './phrases';

export type Handshake = ObservationOf<'tls-handshake'>;

/** The portal's handshakes on control connections. */
export const controlHandshakes = oncePerFacts((facts): readonly Handshake[] =>
  facts.portal('tls-handshake').filter((seen) => seen.mode === 'explicit' || seen.mode === 'implicit'),
);

/** The handshakes on control connections that were seen on the customer's side. */
export const customersHandshakes = oncePerFacts((facts): readonly Handshake[] =>
  facts.customers('tls-handshake').filter((seen) => seen.mode === 'explicit' || seen.mode === 'implicit'),
);

/** The portal's handshakes that came to their end. */
export const finishedHandshakes = oncePerFacts((facts): readonly Handshake[] =>
  controlHandshakes(facts).filter((seen) => seen.tls !== null && seen.failure === null),
);

/** The customer's handshakes that came to their end; a program's log does not tell more of them than that. */
export const customersFinished = oncePerFacts((facts): readonly Handshake[] =>
  customersHandshakes(facts).filter((seen) => seen.failure === null),
);

/** "port 21", "ports 21 and 990": where these were seen. */
export const wherePorts = (
  seen: readonly { readonly target: { readonly port: number | null } | null }[],
): string => portList(distinct(seen.map((one) => one.target?.port)));

/** Handshakes whose chain leads to no trusted root, for the given reasons of the TLS library. */
export const distrustedFor = (
  handshakes: readonly Handshake[],
  reasons: ReadonlySet<string>,
): readonly Handshake[] => handshakes.filter((seen) => reasons.has(seen.tls?.trustError ?? ''));

/** Why a chain is not trusted, apart from its dates and its name. */
const issuerProblems: ReadonlySet<string> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'CERT_SIGNATURE_FAILURE',
  'CERT_REVOKED',
  'PATH_LENGTH_EXCEEDED',
]);

export const dateProblems: ReadonlySet<string> = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);

/** True for a reason that none of the lists above holds: to be treated as a problem with the issuer. */
const isOther = (reason: string): boolean =>
  !issuerProblems.has(reason) && !dateProblems.has(reason) && !isNameError(reason);

/** True for a certificate that its issuer has withdrawn. */
export const isRevoked = (seen: Handshake): boolean =>
  seen.tls?.ocsp === 'revoked' || seen.tls?.trustError === 'CERT_REVOKED';

/** Handshakes whose certificate comes from an issuer that nobody trusts, or was withdrawn, or whose chain has a gap. */
export const distrustedIssuer = (handshakes: readonly Handshake[]): readonly Handshake[] =>
  handshakes.filter((seen) => {
    const reason = seen.tls?.trustError ?? null;
    return isRevoked(seen) || (reason !== null && (issuerProblems.has(reason) || isOther(reason)));
  });

/** What the library says when it looks in vain for the certificate above the last one sent. */
const gapReasons: ReadonlySet<string> = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
]);

/**
 * True when the certificate above the leaf was not sent. A gap higher up is a root that nobody knows: services
 * need not send roots (RFC 8446 section 4.4.2).
 */
export const hasGap = (seen: Handshake): boolean => {
  const leaf = seen.tls?.chain[0];
  return (
    leaf !== undefined &&
    !leaf.selfSigned &&
    seen.tls?.chainLength === 1 &&
    gapReasons.has(seen.tls.trustError ?? '')
  );
};

/** The readable part of a distinguished name (RFC 4514): "Example CA" of "CN=Example CA, O=Example". */
export const commonName = (distinguished: string): string =>
  /(?:^|[,\n] ?)CN=([^,\n]+)/.exec(distinguished)?.[1]?.trim() || distinguished || 'an issuer without a name';

import type { ObservationOf } from '@/lib/observations/observation';
import { isNameError } from './abnormal';
import type { Facts } from './facts';
import { oncePerFacts } from './once-per-facts';
import { distinct, portList } from './phrases';

export type Handshake = ObservationOf<'tls-handshake'>;

/** The portal's handshakes on control connections. */
export const controlHandshakes = oncePerFacts((facts): readonly Handshake[] =>
  facts.portal('tls-handshake').filter((seen) => seen.mode === 'explicit' || seen.mode === 'implicit'),
);

/** "port 21", "ports 21 and 990": where these were seen. */
export const wherePorts = (
  seen: readonly { readonly target: { readonly port: number | null } | null }[],
): string => portList(distinct(seen.map((one) => one.target?.port)));

/** Handshakes of control connections whose chain leads to no trusted root, for the given reasons of the TLS library. */
export const distrusted = (facts: Facts, reasons: ReadonlySet<string>): readonly Handshake[] =>
  controlHandshakes(facts).filter(
    (seen) => seen.tls !== null && seen.tls.trustError !== null && reasons.has(seen.tls.trustError),
  );

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

/** Handshakes whose certificate comes from an issuer that nobody trusts, or whose chain has a gap. */
export const issuerDistrusted = (facts: Facts): readonly Handshake[] =>
  controlHandshakes(facts).filter((seen) => {
    const reason = seen.tls?.trustError ?? null;
    return reason !== null && (issuerProblems.has(reason) || isOther(reason));
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

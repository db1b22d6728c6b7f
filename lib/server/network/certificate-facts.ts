import { X509Certificate } from 'node:crypto';
import { checkServerIdentity, type PeerCertificate } from 'node:tls';
import { inertText } from '@/lib/net/inert-text';
import type { CertificateFacts } from '@/lib/net/network';

const chainLimit = 10;
/** Beyond this the length is not counted on; a longer chain does not fit a handshake anyway. */
const walkLimit = 300;

/** Node's form of a certificate; the issuer is there when a chain was asked for. */
type Certificate = PeerCertificate & { readonly issuerCertificate?: Certificate };

export interface ChainFacts {
  readonly chain: readonly CertificateFacts[];
  readonly chainLength: number;
  readonly nameMatches: boolean;
}

/**
 * Plain, capped values of a peer's chain; Node's own objects are circular and hold whatever the peer put there.
 * @param leaf what `getPeerCertificate(true)` gave; empty when the peer sent none
 * @param host name or address to compare with
 * @param trustError as in `TlsFacts`
 */
export function readChain(leaf: Certificate, host: string, trustError: string | null): ChainFacts {
  const sent = withoutStoredRoot(walk(leaf), trustError);
  return {
    chain: sent.slice(0, chainLimit).map(certificateFacts),
    chainLength: sent.length,
    nameMatches: sent.length > 0 && isFor(host, leaf),
  };
}

function walk(leaf: Certificate): Certificate[] {
  const found: Certificate[] = [];
  const seen = new Set<string>();
  let next: Certificate | undefined = leaf;
  while (next?.raw && found.length < walkLimit && !seen.has(next.fingerprint256)) {
    seen.add(next.fingerprint256);
    found.push(next);
    next = next.issuerCertificate;
  }
  return found;
}

/** OpenSSL completes a chain with the root from our own store; peers need not send it, so it is not counted as sent. */
function withoutStoredRoot(chain: Certificate[], trustError: string | null): Certificate[] {
  const last = chain.at(-1);
  const fromStore =
    chain.length > 1 && last && isSelfSigned(last) && trustError !== 'SELF_SIGNED_CERT_IN_CHAIN';
  return fromStore ? chain.slice(0, -1) : chain;
}

function certificateFacts(certificate: Certificate): CertificateFacts {
  return {
    subject: distinguishedName(certificate.subject),
    issuer: distinguishedName(certificate.issuer),
    altNames: alternativeNames(certificate.subjectaltname ?? ''),
    validFrom: isoDate(certificate.valid_from),
    validTo: isoDate(certificate.valid_to),
    fingerprint: certificate.fingerprint256,
    selfSigned: isSelfSigned(certificate),
  };
}

/** By its own key, whether or not that key may sign certificates: `checkIssued` asks for that as well. */
function isSelfSigned({ raw }: Certificate): boolean {
  try {
    const certificate = new X509Certificate(raw);
    return certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey);
  } catch {
    return false;
  }
}

function isFor(host: string, leaf: Certificate): boolean {
  try {
    return checkServerIdentity(host, leaf) === undefined;
  } catch {
    return false;
  }
}

function distinguishedName(name: object): string {
  const parts = Object.entries(name).map(([key, value]) => `${key}=${[value].flat().slice(0, 20).join('+')}`);
  return inertText(parts.reverse().join(', '), 512);
}

/** Node writes `DNS:a, IP Address:b`, with quotes around values that hold a comma or a quote. */
function alternativeNames(text: string): string[] {
  const names: string[] = [];
  for (const match of text
    .slice(0, 20_000)
    .matchAll(/(?:^|, )(?:DNS|IP Address):("(?:[^"\\]|\\.)*"|[^,]*)/g)) {
    names.push(inertText(match[1] ?? '', 256));
    if (names.length === 50) break;
  }
  return names;
}

function isoDate(text: string): string {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? inertText(text, 40) : date.toISOString();
}

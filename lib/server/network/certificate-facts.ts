import type { X509Certificate } from 'node:crypto';
import { checkServerIdentity, type PeerCertificate } from 'node:tls';
import { inertText } from '@/lib/net/inert-text';
import type { CertificateFacts } from '@/lib/net/network';

const chainLimit = 10;
/** Beyond this the length is not counted on; a longer chain does not fit a handshake anyway. */
const walkLimit = 300;
/** Certificates that are remembered, and bytes of the largest one that is. */
const remembered = 256;
const rememberedBytes = 16_384;

export interface ChainFacts {
  readonly chain: readonly CertificateFacts[];
  readonly chainLength: number;
  readonly nameMatches: boolean;
  /** Of the leaf, hexadecimal; empty without one. */
  readonly serialNumber: string;
}

/** What is read from one certificate, whoever sent it. */
interface Known {
  readonly facts: CertificateFacts;
  readonly serialNumber: string;
  /** What a name is compared with. */
  readonly identity: PeerCertificate;
}

/** By fingerprint, the one used last at the end. */
const known = new Map<string, Known>();

/**
 * Plain, capped values of a peer's chain, exactly as it was sent: what a certificate says is remembered, which ones
 * came is read every time.
 * @param leaf what `getPeerX509Certificate()` gave; undefined when the peer sent none
 * @param host name or address to compare with
 */
export function readChain(leaf: X509Certificate | undefined, host: string): ChainFacts {
  const sent = walk(leaf);
  const all = sent.slice(0, chainLimit).map(recall);
  const [first] = all;
  return {
    chain: all.map(({ facts }) => facts),
    chainLength: sent.length,
    nameMatches: first !== undefined && isFor(host, first.identity),
    serialNumber: first?.serialNumber ?? '',
  };
}

/** For a peer's certificate the library puts what was sent after it here, in that order, and nothing from a store. */
function walk(leaf: X509Certificate | undefined): X509Certificate[] {
  const found: X509Certificate[] = [];
  for (let next = leaf; next && found.length < walkLimit; next = next.issuerCertificate) found.push(next);
  return found;
}

function recall(certificate: X509Certificate): Known {
  const { fingerprint256 } = certificate;
  const found = known.get(fingerprint256);
  known.delete(fingerprint256);
  const one = found ?? readOne(certificate);
  if (found || certificate.raw.length <= rememberedBytes) known.set(fingerprint256, one);
  const [oldest] = known.keys();
  if (known.size > remembered && oldest !== undefined) known.delete(oldest);
  return one;
}

function readOne(certificate: X509Certificate): Known {
  const plain = certificate.toLegacyObject();
  const { subject, subjectaltname, serialNumber } = plain;
  return {
    facts: {
      subject: distinguishedName(subject),
      issuer: distinguishedName(plain.issuer),
      altNames: alternativeNames(subjectaltname ?? ''),
      validFrom: isoDate(plain.valid_from),
      validTo: isoDate(plain.valid_to),
      fingerprint: certificate.fingerprint256,
      selfSigned: isSelfSigned(certificate),
    },
    serialNumber,
    // Without the keys and bytes, which nobody compares.
    identity: { subject, subjectaltname } as PeerCertificate,
  };
}

/** By its own key, whether or not that key may sign certificates: `checkIssued` asks for that as well. */
function isSelfSigned(certificate: X509Certificate): boolean {
  try {
    return certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey);
  } catch {
    return false;
  }
}

function isFor(host: string, leaf: PeerCertificate): boolean {
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

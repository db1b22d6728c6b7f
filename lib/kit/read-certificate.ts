import { X509Certificate } from 'node:crypto';
import { inertText } from '@/lib/net/inert-text';
import type { ObservedCertificate } from '@/lib/observations/observation';

/** A certificate that a kit was shown, as it is stored, and whether it is made out to a host. */
export interface ReadCertificate {
  readonly certificate: ObservedCertificate;
  readonly nameMatches: boolean;
}

/**
 * Reads a certificate (RFC 5280) that the kit passed on whole, so that nothing about it has to be believed but that it
 * was shown. Names are written the way the portal writes those of certificates it is shown itself, so that both compare.
 * @param base64 DER
 * @param host name or address to compare with (RFC 9525)
 * @returns null when it cannot be read
 */
export function readCertificate(base64: string, host: string): ReadCertificate | null {
  try {
    const read = new X509Certificate(Buffer.from(base64, 'base64'));
    const { subject, issuer, subjectaltname } = read.toLegacyObject();
    const match = host.includes(':') || /^[\d.]+$/.test(host) ? read.checkIP(host) : read.checkHost(host);
    return {
      certificate: {
        subject: distinguishedName(subject),
        issuer: distinguishedName(issuer),
        altNames: alternativeNames(subjectaltname ?? ''),
        validFrom: isoDate(read.validFrom),
        validTo: isoDate(read.validTo),
        fingerprint: read.fingerprint256,
        selfSigned: isSelfSigned(read),
      },
      nameMatches: match !== undefined,
    };
  } catch {
    return null;
  }
}

/** By its own key, whether or not that key may sign certificates. */
const isSelfSigned = (read: X509Certificate): boolean =>
  read.subject === read.issuer && read.verify(read.publicKey);

function distinguishedName(name: object): string {
  const parts = Object.entries(name).map(([key, value]) => `${key}=${[value].flat().slice(0, 20).join('+')}`);
  return inertText(parts.reverse().join(', '), 512);
}

/** Node writes `DNS:a, IP Address:b`, with quotes around values that hold a comma or a quote. */
function alternativeNames(text: string): string[] {
  const written = /(?:^|, )(?:DNS|IP Address):("(?:[^"\\]|\\.)*"|[^,]*)/g;
  const names = [...text.slice(0, 20_000).matchAll(written)].map((match) => inertText(match[1] ?? '', 256));
  return names.slice(0, 50);
}

function isoDate(text: string): string {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? inertText(text, 40) : date.toISOString();
}

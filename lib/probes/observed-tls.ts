import { decodeText } from '@/lib/ftp/decode-text';
import { classifyGreeting } from '@/lib/ftp/greeting-class';
import { visibleText } from '@/lib/ftp/visible-text';
import type { CertificateFacts, TlsFacts, TlsOutcome } from '@/lib/net/network';
import type { ObservedCertificate, ObservedTls } from '@/lib/observations/observation';

const observedCertificate = (certificate: CertificateFacts): ObservedCertificate => ({
  subject: visibleText(certificate.subject, 512),
  issuer: visibleText(certificate.issuer, 512),
  altNames: certificate.altNames.slice(0, 50).map((name) => visibleText(name, 256)),
  validFrom: visibleText(certificate.validFrom, 40),
  validTo: visibleText(certificate.validTo, 40),
  fingerprint: visibleText(certificate.fingerprint, 100),
  selfSigned: certificate.selfSigned,
});

/** TLS facts as they are stored: capped, harmless text. */
export const observedTls = (tls: TlsFacts): ObservedTls => ({
  version: visibleText(tls.version, 16),
  cipher: visibleText(tls.cipher, 64),
  resumed: tls.resumed,
  chain: tls.chain.slice(0, 10).map(observedCertificate),
  chainLength: tls.chainLength,
  nameMatches: tls.nameMatches,
  trustError: tls.trustError === null ? null : visibleText(tls.trustError, 64),
  ocsp: tls.ocsp,
});

/**
 * The unencrypted bytes of a handshake as they are stored; null when there were none.
 * @param spokeFtp the other side has proved to be an FTP server. Else its words are kept only when they look like one's:
 *   those of other services are nobody's business here.
 */
export function observedClearText({ clearText }: TlsOutcome, spokeFtp: boolean): string | null {
  if (!clearText?.length) return null;
  if (!spokeFtp && classifyGreeting(null, clearText).speaks !== 'ftp') return null;
  return visibleText(decodeText(clearText), 512);
}

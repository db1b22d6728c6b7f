import type { ClientSaying } from '@/lib/observations/customer-kinds';
import type { Phrase } from './log-reader';

const says = (pattern: RegExp, meaning: ClientSaying): Phrase => ({
  pattern,
  said: (found) => ({ kind: 'saying', says: meaning, text: found.input }),
});

/** The words of operating systems and TLS libraries, which programs repeat in every language they speak. */
export const commonPhrases: readonly Phrase[] = [
  says(
    /\b(?:ENOTFOUND|EAI_(?:NONAME|AGAIN|NODATA|FAIL)|getaddrinfo)\b|Name or service not known|Temporary failure in name resolution|nodename nor servname|Unknown host|UnknownHost|No such host is known|Could(?:n't| not) resolve host|unable to resolve host/i,
    'cannot-resolve',
  ),
  says(
    /\b(?:ECONNREFUSED|WSAECONNREFUSED|10061)\b|Connection refused|actively refused/i,
    'connection-refused',
  ),
  says(
    /\b(?:EHOSTUNREACH|ENETUNREACH|10065|10051)\b|No route to host|Network is unreachable|Host is unreachable/i,
    'network-unreachable',
  ),
  says(
    /certificate (?:has )?expired|certificate is expired|CERT_HAS_EXPIRED|NotTimeValid/i,
    'certificate-expired',
  ),
  says(/not yet valid|not yet activated|CERT_NOT_YET_VALID/i, 'certificate-not-yet-valid'),
  says(
    /(?:certificate|host ?name|common name|subject name|owner).{0,80}(?:does(?:n't| not) match|mismatch|not match)|ALTNAME_INVALID|RemoteCertificateNameMismatch/i,
    'certificate-name',
  ),
  says(
    /self[- ]signed|unable to get (?:local )?issuer|issuer is unknown|unknown CA\b|unknown_ca|certificate verify failed|certificate is NOT trusted|Not trusted|UntrustedRoot|RemoteCertificateChainErrors|PKIX path|certification path|certificate verification failed|peer certificate cannot be authenticated/i,
    'issuer-unknown',
  ),
  says(
    /unsupported protocol|protocol version|wrong version number|no protocols available|UNSUPPORTED_PROTOCOL|handshake failure.{0,40}version|no common (?:protocol|version)/i,
    'tls-version',
  ),
  says(/session (?:reuse|resum\w*).{0,40}(?:required|failed|not)/i, 'session-not-resumed'),
  says(
    /\b(?:GnuTLS|OpenSSL|SSL|TLS|Schannel|SecureTransport)\b.{0,80}(?:error|fail|alert|closed|unexpected|non-properly)|\bSSL_(?:connect|ERROR)\w*|tlsv1 alert|The TLS connection was non-properly terminated/i,
    'tls-failed',
  ),
  says(
    /\b(?:ETIMEDOUT|WSAETIMEDOUT|10060|ESOCKETTIMEDOUT)\b|timed? ?-?out\b|Operation timed out|time-out/i,
    'timed-out',
  ),
  says(
    /\b(?:ECONNRESET|ECONNABORTED|EPIPE|10053|10054)\b|Connection reset|Connection closed|Connection aborted|Broken pipe|forcibly closed|Connection lost|unexpected EOF|EOFError|remote server has closed|socket hang up/i,
    'connection-lost',
  ),
];

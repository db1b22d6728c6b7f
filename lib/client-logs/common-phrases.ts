import type { Phrase } from './log-reader';
import { connects, means, says, tells } from './phrase';

/** The words of operating systems and TLS libraries, which programs repeat in every language they speak. */
export const commonPhrases: readonly Phrase[] = [
  means.nothing(/Assuming EOF|continuing anyway|did not properly shut down TLS/i),
  tells(
    /^\s*(?:[-dlbcps][-r][-w][-xsStT][-r][-w][-xsStT][-r][-w][-xtT][.+]? +\d|\d\d-\d\d-\d\d(?:\d\d)? +\d\d:\d\d[AP]M +(?:<DIR>|\d)|(?:type|size|modify|perm|sizd)=[^;]{0,60};)/i,
    { type: 'arriving' },
  ),
  says(
    /\b(?:ENOTFOUND|EAI_(?:NONAME|AGAIN|NODATA|FAIL)|getaddrinfo|11001)\b|Name or service not known|Temporary failure in name resolution|nodename nor servname|Unknown host|UnknownHost|No such host|Could(?:n't| not) resolve host|unable to resolve|(?:cannot|can't|could not|failed to) (?:resolve|look ?up)|host lookup|Host .{1,200} does not exist|Host not found|name could not be resolved/i,
    'cannot-resolve',
  ),
  says(
    /\bproxy\b.{0,60}(?:fail|refus|denied|error|authenticat|required)|407 Proxy Authentication|HTTP\/1\.[01] (?:403|407|502|503)/i,
    'proxy-failed',
  ),
  says(
    /\b(?:ECONNREFUSED|WSAECONNREFUSED|10061)\b|Connection refused|actively refused|Connection to .{1,200} refused/i,
    'connection-refused',
  ),
  says(
    /\b(?:EHOSTUNREACH|ENETUNREACH|10065|10051|EADDRNOTAVAIL)\b|No route to host|(?:Network|Host) is (?:unreachable|down)|unreachable (?:host|network)/i,
    'network-unreachable',
  ),
  says(
    /certificate (?:has )?expired|certificate is expired|has expired.{0,40}certificate|expired certificate|CERT_HAS_EXPIRED|NotTimeValid|CertificateExpiredException|validity (?:date|period) .{0,40}(?:expired|passed)/i,
    'certificate-expired',
  ),
  says(
    /not yet valid|not yet activated|CERT_NOT_YET_VALID|CertificateNotYetValid/i,
    'certificate-not-yet-valid',
  ),
  says(
    /(?:certificate|host ?name|common name|subject name|owner|altname).{0,80}(?:does(?:n't| not) match|do not match|mismatch|not match)|ALTNAME_INVALID|RemoteCertificateNameMismatch|was not issued for this (?:server|host)|is valid for .{1,200}, not |No (?:subject alternative|name matching)|no alternative certificate subject name|doesn't contain any IP SANs/i,
    'certificate-name',
  ),
  says(
    /self[- ]signed|unable to get (?:local )?issuer|unable to verify the first|issuer is unknown|unknown CA\b|unknown_ca|certificate verify failed|certificate is NOT trusted|Not trusted|UntrustedRoot|RemoteCertificateChainErrors|PKIX path|certification path|certificate (?:verification|validation) (?:failed|error)|peer certificate (?:cannot be authenticated|rejected)|signed by unknown authority|certificate is (?:unknown|invalid)|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT)/i,
    'issuer-unknown',
  ),
  says(/session (?:reuse|resum\w*).{0,40}(?:required|failed|not)/i, 'session-not-resumed'),
  says(
    /unsupported protocol|protocol version|no protocols available|UNSUPPORTED_PROTOCOL|VERSION_TOO_LOW|handshake failure.{0,40}version|no common (?:protocol|version)|No appropriate protocol|legacy sigalg/i,
    'tls-version',
  ),
  says(
    /wrong version number|WRONG_VERSION_NUMBER|first record does not look like|Unrecognized SSL message|unexpected TLS packet|An unexpected packet format|unknown protocol|GnuTLS error -(?:9|15)\b/i,
    'tls-failed',
  ),
  says(
    /\bGnuTLS|\b(?:OpenSSL|SSL|TLS|Schannel|SecureTransport)\b.{0,80}(?:error|fail|alert|closed|unexpected|non-properly|can't|cannot|Unable)|\bSSL_(?:connect|ERROR)\w*|tlsv1 alert|gnutls_handshake|(?:can't|cannot|could not|Unable to|failed to) (?:establish|negotiate|set up|initiate|start|secure) (?:a )?(?:SSL|TLS|secure|connection\(s\))|error in SSL layer|remote party has closed the transport stream|SSLHandshakeException|SSL_read/i,
    'tls-failed',
  ),
  says(
    /\b(?:ETIMEDOUT|WSAETIMEDOUT|10060|ESOCKETTIMEDOUT)\b|timed? ?-?out\b|Operation timed out|time-out|TimeoutException|failed because connected host has failed to respond|did not properly respond/i,
    'timed-out',
  ),
  says(
    /\b(?:ECONNRESET|ECONNABORTED|EPIPE|10053|10054)\b|Connection (?:was |has been )?(?:unexpectedly )?(?:reset|closed|aborted|terminated)|Broken pipe|forcibly closed|Connection lost|Lost connection|unexpected EOF|\bEOFError\b|remote server has closed|socket hang up|Error in the pull function|closed without indication|sent FIN packet|Peer closed connection|underlying connection was closed|software caused connection abort/i,
    'connection-lost',
  ),
  tells(/(?:passive|PASV) .{0,20}(?:unroutable address|returned another host)/i, { type: 'unroutable' }),
  says(/forbidden by its access permissions|Permission denied \(connect\)/i, 'cannot-connect'),
  says(/not communicating for more than/i, 'timed-out'),
  says(/UnicodeDecodeError|UnicodeEncodeError|codec can't (?:de|en)code|Illegal byte sequence/i, 'encoding'),
  says(
    /(?:parse|understand|unknown|unsupported).{0,40}(?:directory|list).{0,10}(?:listing|format)|only supports MLSD/i,
    'listing-unreadable',
  ),
  says(
    /^(?:local: )?[^:]{1,300}: No such file or directory$|Failure writing output|cannot open local file|Could not (?:open|write to|read) local/i,
    'local-file',
  ),
  tells(/(?:data (?:connection|channel|socket)|listing) (?:opened|established|connected)/i, {
    type: 'data-connected',
  }),
  connects(
    /\b(?:connecting to|connect to|trying|opening connection to|open)\b[^\w[]{1,4}(?:host |server |site )?["'(]?((?:[\w-]+\.)+[\w-]+|\[[0-9a-f:]+\])["')]?(?:(?:[ :]+(?:on )?(?:port )?[ :=]*)(\d{1,5}))?/i,
  ),
  connects(/^\s*(?:\*\s*)?Connected to\b[^\w[]{1,4}((?:[\w-]+\.)+[\w-]+|\[[0-9a-f:]+\])?/i, 'connected'),
  tells(/^(?:l?ftp|ncftp)\b.{0,200}?> ?\S/, { type: 'prompt' }),
  tells(
    /^(?:Could not|Unable to|Can't|Cannot|Failed to) (?:connect|retrieve|establish|open|login)|^(?:Transfer|Connection|Login) failed\b/i,
    {
      type: 'failed',
    },
  ),
];

/** One of these words stands in every line that a common phrase fits: most lines need no closer look. */
export const mayBeCommon =
  /fail|err|refus|reset|clos|time|abort|pipe|lost|unreach|resol|lookup|host|name or|getaddr|cert|issuer|self|trust|pkix|ssl|tls|alert|proxy|http|eof|connect|trying|open|listing|codec|illegal|sigalg|local|proto|session|cannot|can't|unable|perform|permission|assum|continu|parse|understand|only supports|ftp>|ftp |passive|packet|fin |1006|1005|1006|11001|communicat|hang up|respond|unavail|issued|valid|^\s*[-dlbcps][-r][-w]|[ap]m |type=|size=|modify=|perm=|sizd=/i;

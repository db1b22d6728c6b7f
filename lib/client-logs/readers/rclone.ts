import type { LogReader } from '../log-reader';
import { answers, connects, recognisedBy, says, tells } from '../phrase';

/** rclone and other programs in Go: wrapped errors, `dial tcp` before those of the network. */
export const rclone: LogReader = {
  id: 'rclone',
  client: 'rclone',
  recognises: recognisedBy([
    /\brclone\b|^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d (?:DEBUG|INFO|NOTICE|ERROR|CRITICAL|Failed)/,
    /\bdial tcp\b|\bFailed to create file system for\b/,
    /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d .{0,60}(?:FTP (?:Rx|Tx)|ftp:\/\/)/,
  ]),
  phrases: [
    {
      pattern: /FTP Tx: "?([A-Z]{3,4})(?: ([^"]{0,300}))?"?/,
      said: ([, verb = '', argument = '']) => ({ kind: 'command', verb, argument }),
    },
    {
      pattern: /FTP Rx: "?([1-6]\d\d)[ -]([^"]{0,500})"?/,
      said: ([, code, text = '']) => ({ kind: 'reply', code: Number(code), text }),
    },
    connects(/Connecting to FTP server "?(?:ftps?:\/\/)?(\[[\da-f:]+\]|[\w.-]+):(\d{1,5})/i),
    says(
      /lookup \S{1,253}.{0,60}: (?:no such host|i\/o timeout|server misbehaving|Temporary)/,
      'cannot-resolve',
    ),
    says(/dial tcp .{1,200}: connect: connection refused/, 'connection-refused'),
    says(/dial tcp .{1,200}: (?:i\/o timeout|connect: (?:connection|operation) timed out)/, 'timed-out'),
    says(/dial tcp .{1,200}: connect: (?:no route to host|network is unreachable)/, 'network-unreachable'),
    says(/timeout when waiting for (?:List|Put|Get|Stor|Retr|data)/i, 'timed-out'),
    says(/x509: certificate signed by unknown authority|x509: .{0,60}not trusted/, 'issuer-unknown'),
    says(/x509: certificate has expired/, 'certificate-expired'),
    says(/x509: certificate is valid for|x509: cannot validate certificate for/, 'certificate-name'),
    says(/first record does not look like a TLS handshake/, 'tls-failed'),
    says(/tls: (?:illegal parameter|internal error)|unexpected EOF/, 'connection-lost'),
    answers(/(?:login|Failed to create).{0,200}\b(530) /, 'PASS'),
    answers(/(?:update stor|mkdir|Mkdir).{0,200}\b(55[0-3]) /, 'STOR'),
    tells(/^Transferred: .{0,60}100%/, { type: 'prompt' }),
  ],
};

import { describe, expect, it } from 'vitest';
import { diagnosed } from '../diagnose-log';

/** One log per program, in its own manner, and what it must be read as. */
const logs: readonly (readonly [reader: string, situation: string, cause: string, log: string])[] = [
  [
    'python-ftplib',
    'an untrusted certificate',
    'certificate-untrusted',
    `*cmd* 'AUTH TLS'
*resp* '234 Go ahead'
Traceback (most recent call last):
ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate (_ssl.c:1000)`,
  ],
  [
    'basic-ftp',
    'the data connection is refused',
    'passive-ports-blocked',
    `> EPSV
< 229 Entering Extended Passive Mode (|||51234|)
Error: Can't open data connection in passive mode: connect ECONNREFUSED 192.0.2.40:51234
    at FtpResponse.handler (node_modules/basic-ftp/dist/transfer.js:10:2)`,
  ],
  [
    'fluent-ftp',
    'AUTH is refused',
    'tls-not-offered',
    `>         Connect()
Status:   Connecting to 192.0.2.40:21
Response: 220 Hello [2.1ms]
Command:  AUTH TLS
Response: 500 What is AUTH? [1.0ms]
FluentFTP.FtpException: AUTH TLS command failed.`,
  ],
  [
    'dotnet-ftpwebrequest',
    'the login is refused',
    'login-incorrect',
    'System.Net.WebException: The remote server returned an error: (530) Not logged in.',
  ],
  [
    'commons-net',
    'the certificate has another issuer',
    'certificate-untrusted',
    `220 Hello
AUTH TLS
234 Proceed
javax.net.ssl.SSLHandshakeException: PKIX path building failed
	at java.base/sun.security.ssl.Alert.createSSLException(Alert.java:130)`,
  ],
  [
    'php',
    'the name does not exist',
    'dns-not-resolving',
    'PHP Warning:  ftp_connect(): php_network_getaddresses: getaddrinfo failed: Name or service not known in /srv/sync.php on line 7',
  ],
  [
    'rclone',
    'refused',
    'connection-refused',
    '2026/02/02 09:00:00 ERROR : Failed to create file system for "box:": dial tcp 192.0.2.40:21: connect: connection refused',
  ],
];

describe('the log of every library that programs are built on', () => {
  it.each(logs)('%s: %s', (reader, _situation, cause, log) => {
    const found = diagnosed(log);
    expect(found).toMatchObject({ reader, cause });
  });
});

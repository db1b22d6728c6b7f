import type { LogReader } from '../log-reader';
import { answers, connects, means, opensData, recognisedBy, remarks, says, tells } from '../phrase';

/** WinSCP: `<` replies, `>` commands, `.` its own words, `*` errors, each with a time. */
export const winscp: LogReader = {
  id: 'winscp',
  client: 'WinSCP',
  recognises: recognisedBy([
    /^[.<>*!] \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}/,
    /\bWinSCP\b/,
    /^(?:Lost connection|Timeout detected)\. ?\(|^Network error: Connection to /,
  ]),
  phrases: [
    means.nothing(
      /^[.!] \d{4}.{20,24}(?:WinSCP Version|Session name|Configuration:|Log level|Local account|Working directory|Process ID|Command-line|Time zone|Login time|-{10,}|FTP: |Transfer Protocol|Proxy: |Ping|Disable Nagle|Send buffer|Timeout: |Local directory|DST mode|Cache directory|Compression|Resolve symlinks|Follow directory)/,
    ),
    connects(/Connecting to (\[[\da-f:]+\]|[^\s:]{1,253}):(\d{1,5}) \.\.\./i),
    connects(
      /Connected with (.{1,253}?)(?::(\d{1,5}))?,? negotiating TLS connection/,
      'connected-encrypting',
    ),
    connects(/Connected with (.{1,253}?)(?::(\d{1,5}))?\. Waiting for welcome message/, 'connected'),
    tells(/TLS connection established|Using TLSv[\d.]+, cipher/, { type: 'encrypted', version: null }),
    tells(/TLS connect: |Verifying certificate for/, { type: 'encrypting' }),
    opensData(/Connecting to ([\d.]+):(\d{1,5}) for data/i),
    tells(/unroutable address/i, { type: 'unroutable' }),
    says(/Host .{1,200} does not exist/i, 'cannot-resolve'),
    says(/Connection to .{1,200} refused/i, 'connection-refused'),
    says(/No route to host/i, 'network-unreachable'),
    says(/Timeout detected\. ?\(data connection\)|Transfer channel can't be opened/i, 'timed-out'),
    says(/Connection to .{1,200} timed out|Timeout (?:detected|waiting)|not communicating for/i, 'timed-out'),
    {
      of: 'failure',
      pattern: /cannot connect to an SFTP server using an? FTP/i,
      said: () => ({ kind: 'foreign', text: 'SSH' }),
    },
    says(
      /Certificate was not issued for this server|not possible to verify if the certificate/i,
      'certificate-name',
    ),
    says(
      /Peer certificate rejected|certificate is not known|self-signed|unable to get local issuer/i,
      'issuer-unknown',
    ),
    says(/server cannot open connection in active mode/i, 'timed-out'),
    answers(/Access denied\.|Connection failed\. {0,2}Login incorrect/, 'PASS', 530),
    says(
      /Connection has been unexpectedly closed|Server unexpectedly closed|Lost connection/i,
      'connection-lost',
    ),
    tells(
      /Can't establish TLS connection|Connection failed|Could not retrieve directory listing|Error listing directory/i,
      { type: 'failed' },
    ),
    tells(/Directory listing successful|File transfer successful|Upload successful|Download successful/i, {
      type: 'done',
      bytes: null,
    }),
    tells(/Disconnected from server/, { type: 'disconnected' }),
    remarks(/^\* \d{4}/),
  ],
};

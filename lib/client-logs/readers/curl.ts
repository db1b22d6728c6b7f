import type { LogReader } from '../log-reader';
import { answers, connects, means, opensData, recognisedBy, remarks, says, tells } from '../phrase';

/** curl, and every program built on its library: `-v` writes `*` before its own words, `>` and `<` before the protocol's. */
export const curl: LogReader = {
  id: 'curl',
  client: 'curl',
  recognises: recognisedBy([
    /^curl: \(\d{1,3}\)/,
    /^\* (?:Connected to .{1,200} port \d|Closing connection|Trying |About to connect\(\)|ftp_perform ends|Connect data stream|Entry path is|Could not resolve host|Re-using existing connection|Operation timed out after|connect to \S+ port|We got a 421|Recv failure|Failed to connect)/,
    /^[{}] \[\d{1,9} bytes data\]/,
  ]),
  phrases: [
    means.nothing(/^[{}] \[\d/),
    means.nothing(
      /^\* (?:TLS_? ?v|TLSv|\(\d+\) \(|Maxdownload|Getting file|Remembering|Hostname .{1,200} was found|Skip |Connect data stream|ftp_perform ends|Uses proxy|old SSL|ALPN|Cipher selection|successfully set certificate|CAfile|CApath|found \d+ cert|ignoring |SSL certificate verify result: .{1,200}continuing anyway|timeout on name lookup)/,
    ),
    means.nothing(/^\* +(?:subject:|start date:|expire date:|issuer:|TCP_NODELAY|Server certificate:)/),
    tells(/^\* SSL(?:v\d)? connection using /, { type: 'encrypted', version: null }),
    // Several remarks in one line, where a mail program broke the lines.
    connects(/^\*\s+Trying [^*]{1,200}\* Connecting to \S+ \(([^()]{1,100})\) port (\d{1,5})/, 'trying'),
    connects(/^\*\s+Trying .{1,100}\.\.\. ?\* ?[Cc]onnected(?: to (\S+))?.{0,100}/, 'connected'),
    connects(
      /^\*\s+(?:Trying|About to connect\(\) to) (\[[\da-f:]+\]|[^\s:]+?)(?::(\d{1,5})| port (\d{1,5}).{0,20})?(?:\.\.\.)?\s*$/,
      'trying',
    ),
    connects(/^\* +Connecting to \S+ \(([^()]{1,100})\) port (\d{1,5})/, 'trying'),
    connects(
      /^\* +(?:Connected to|Established connection to) (\S+) \([^()]{0,100}\)(?: port (\d{1,5}))?/,
      'connected',
    ),
    opensData(/^\* +Opened .{0,40}data connection to (\S+) port (\d+)/),
    says(/^\*? *connect to \S+ port \d+ .{0,60}failed: Connection refused/, 'connection-refused'),
    says(/^\*? *(?:connect to|connection to) .{1,200}(?:timed out|Operation timed out)/i, 'timed-out'),
    remarks(/Failed EPSV attempt|disabling EPSV/i),
    // "Couldn't connect" alone: whether it was refused is told by the time it took.
    {
      pattern: /Failed to connect to (\S+) port (\d+)(?: after (\d+) ms)?: ?(.*)/,
      said: ({ input, 3: after, 4: reason = '' }) => ({
        kind: 'saying',
        says: /refused/i.test(reason)
          ? 'connection-refused'
          : /timed?[- ]?out/i.test(reason)
            ? 'timed-out'
            : after === undefined || Number(after) > 2000
              ? 'cannot-connect'
              : 'connection-refused',
        text: input,
      }),
    },
    says(/^\*? *(?:curl: \(28\)|Operation timed out|Connection timed out|.{0,60}timeout)/, 'timed-out'),
    says(
      /(?:Recv|Send) failure|response reading failed|SSL_read: .{0,60}reset|Connection (?:died|reset)/,
      'connection-lost',
    ),
    says(/^curl: \(5\)/, 'proxy-failed'),
    says(/^curl: \((?:23|26|37)\)/, 'local-file'),
    says(
      /(?:SSL: )?(?:no alternative certificate subject name|subjectAltName does not match|certificate subject name .{1,200} does not match)/,
      'certificate-name',
    ),
    says(/SSL certificate problem: certificate has expired/, 'certificate-expired'),
    says(/SSL certificate problem: certificate is not yet valid/, 'certificate-not-yet-valid'),
    says(/SSL certificate problem|server certificate verification failed/, 'issuer-unknown'),
    answers(/^(?:curl: \(67\)|\*) Access denied: (\d{3})/, 'PASS'),
    answers(/^curl: \(13\) .{0,60}response: (\d{3})/, 'PASV'),
    answers(/^curl: \(19\) .{0,60}response: (\d{3})/, 'RETR'),
    answers(/^curl: \(25\) .{0,80}: (\d{3})/, 'STOR'),
    answers(/^curl: \(30\)/, 'PORT', 500),
    says(/^curl: \(18\) .{0,60}got 522/, 'session-not-resumed'),
    answers(/^curl: \(18\) .{0,60}did not report OK, got (\d{3})/, 'LIST'),
    says(/^curl: \(18\)/, 'connection-lost'),
    answers(/^curl: \(9\)/, 'CWD', 550),
    answers(/^curl: \(78\)/, 'RETR', 550),
    says(/^curl: \((?:10|12)\)/, 'timed-out'),
    answers(/^curl: \(64\)/, 'AUTH', 500),
    answers(/^\* We got a (421)/, 'USER'),
    tells(/^\* Closing connection/, { type: 'closing' }),
    tells(/^\* (?:Re-using existing connection|Connection #\d+ to host .{1,200} left intact)/, {
      type: 'prompt',
    }),
  ],
};

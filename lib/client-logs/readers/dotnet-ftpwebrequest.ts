import type { LogReader } from '../log-reader';
import { answers, means, recognisedBy, says } from '../phrase';

/** FtpWebRequest of .NET and what is built on it: the trace of `System.Net`, else the message of a WebException. */
export const dotnetFtpWebRequest: LogReader = {
  id: 'dotnet-ftpwebrequest',
  client: '.NET (FtpWebRequest)',
  recognises: recognisedBy([
    /FtpWebRequest|FtpControlStream|System\.Net (?:Verbose|Information|Error)/,
    /The remote server returned an error: ?\(?\d{3}|Unable to connect to the remote server|WebException/,
  ]),
  phrases: [
    // "Sending command [LIST]", "Received response [150 ...]".
    {
      pattern: /Sending command \[([A-Z]{3,4})(?: ([^\]]{0,300}))?\]/,
      said: ([, verb = '', argument = '']) => ({ kind: 'command', verb, argument }),
    },
    {
      pattern: /Received response \[([1-6]\d\d)[ -]([^\]]{0,500})\]?/,
      said: ([, code, text = '']) => ({ kind: 'reply', code: Number(code), text }),
    },
    {
      pattern: /remote server returned an error: ?227 (.{0,200})/i,
      said: ([, text = '']) => [
        { kind: 'command', verb: 'PASV', argument: '' },
        { kind: 'reply', code: 227, text },
        { kind: 'saying', says: 'timed-out', text: `227 ${text}` },
      ],
    },
    answers(/remote server returned an error: ?\(?(530)\)?/i, 'PASS'),
    answers(/remote server returned an error: ?\(?(5(?:50|51|53)|45[02]|552)\)?/i, 'RETR'),
    answers(/remote server returned an error: ?\(?(425|426|421)\)?/i, 'LIST'),
    answers(/remote server returned an error: ?\(?(50[0-4])\)?/i, 'PORT'),
    says(/remote name could not be resolved/i, 'cannot-resolve'),
    says(
      /remote party has closed the transport stream|unexpected packet format|handshake failed/i,
      'tls-failed',
    ),
    says(/remote certificate is invalid/i, 'issuer-unknown'),
    says(/operation has timed out/i, 'timed-out'),
    says(/Unable to connect to the remote server/i, 'cannot-connect'),
    means.nothing(/^\s+at System\./),
  ],
};

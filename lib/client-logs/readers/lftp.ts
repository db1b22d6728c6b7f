import type { LogReader } from '../log-reader';
import { answers, connects, means, opensData, recognisedBy, remarks, resolves, says, tells } from '../phrase';

/** lftp: `--->` and `<---` with `-d`, `----` its own steps, `****` its complaints; it pipelines. */
export const lftp: LogReader = {
  id: 'lftp',
  client: 'lftp',
  pipelines: true,
  recognises: recognisedBy([
    /^\s*(?:---- (?:Resolving|Connecting|Closing|Got EOF|Data connection|\d+ address)|---> |<--- |\*\*\*\* )/,
    /^\s*lftp [^>]{0,200}> /,
    /^Fatal error: |^(?:ls|cd|get|put|mirror|cat|find|open): (?:Fatal error|Login failed|Access failed)/,
    /^.{0,60}\bdelaying before reconnect|\[Making data connection\.\.\.\]/,
  ]),
  phrases: [
    means.nothing(
      /^\s*(?:Loaded \d+ C|WARNING: Certificate verification|gnutls_record_recv: .{0,100}Assuming EOF|---- (?:Closing|Got EOF|Closing aborted))/,
    ),
    resolves(/^\s*---- Resolving host address\.\.\.(.*)$/),
    means.nothing(/^\s*---- \d+ address(?:es)? found/),
    connects(/^\s*---- Connecting to [^()]{0,253}\(([^()]{1,64})\) port (\d{1,5})/),
    opensData(/^\s*---- Connecting data socket to \(([^()]{1,64})\) port (\d{1,5})/),
    tells(/^\s*---- (?:Data connection established|Accepted data connection)/, { type: 'data-connected' }),
    tells(/Address returned by PASV seem(?:s|ed) to be incorrect/, { type: 'unroutable' }),
    means.nothing(/^\s*Fatal error: max-retries exceeded\s*$/),
    says(/Data socket error \(Connection refused\)/, 'connection-refused'),
    says(/^\s*\*\*\*\* Socket error \(Connection timed out\)/, 'timed-out'),
    // The system gives up connecting long before lftp does: it waits on a connection that stands.
    {
      pattern: /^\s*\*\*\*\* Timeout/,
      said: ({ input }) => [
        { kind: 'event', event: { type: 'awaiting-greeting' } },
        { kind: 'saying', says: 'timed-out', text: input },
      ],
    },
    says(/Certificate verification: .{0,200}(?:expired certificate|has expired)/, 'certificate-expired'),
    says(/Certificate verification: .{0,200}not (?:yet )?activated/, 'certificate-not-yet-valid'),
    says(/Certificate verification: .{0,20}certificate common name doesn't/, 'certificate-name'),
    says(/Certificate verification: .{0,200}(?:NOT trusted|Not trusted|issuer is unknown)/, 'issuer-unknown'),
    answers(/Login failed: (\d{3})\b/, 'PASS'),
    answers(/^(?:cd|chdir): Access failed: (\d{3})/, 'CWD'),
    answers(/^(?:ls|find|cls|nlist): Access failed: (\d{3})/, 'LIST'),
    answers(/^(?:put|mput): Access failed: (\d{3})/, 'STOR'),
    answers(/^(?:mkdir): Access failed: (\d{3})/, 'MKD'),
    answers(/^(?:rm|rmdir|mv|chmod): Access failed: (\d{3})/, 'DELE'),
    answers(/Access failed: (\d{3})/, 'RETR'),
    answers(/ssl-force is set and server does not support/, 'AUTH', 500),
    opensData(/\[Making data connection\.\.\.\]/),
    remarks(/delaying before reconnect/),
    tells(/^\s*lftp [^>]{0,200}> (?!\s*set |\s*debug)\S/, { type: 'prompt' }),
  ],
};

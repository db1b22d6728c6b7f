import type { LogReader } from '../log-reader';
import { connects, recognisedBy, resolves, says, tells } from '../phrase';

/** CuteFTP: `STATUS:>`, `COMMAND:>` and `ERROR:>` behind a time; replies stand bare behind it. */
export const cuteftp: LogReader = {
  id: 'cuteftp',
  client: 'CuteFTP',
  recognises: recognisedBy([/(?:STATUS|COMMAND|ERROR|RESPONSE):>/, /\bCuteFTP\b/]),
  phrases: [
    resolves(/STATUS:>\s+(?:Getting IP address for|Resolving host name) (\S{1,253}?)\.*\s*$/i),
    connects(
      /STATUS:>\s+Connecting to (?:FTP server )?(?:ftp data socket )?(\[[\da-f:]+\]|[\w.-]+)(?::(\d{1,5})|, port (\d{1,5}))?/i,
      'trying',
    ),
    connects(/STATUS:>\s+Socket connected/i, 'connected'),
    tells(/STATUS:>\s+(?:Connected\. )?(?:Exchanging encryption keys|Negotiating SSL|Establishing SSL)/i, {
      type: 'encrypting',
    }),
    tells(/STATUS:>\s+SSL encrypted session established/i, { type: 'encrypted', version: null }),
    says(/ERROR:>\s+.{0,120}(?:timed out|Timeout|10060)/i, 'timed-out'),
    says(/ERROR:>\s+.{0,120}(?:refused|10061)/i, 'connection-refused'),
    says(/ERROR:>\s+.{0,80}(?:Can't|cannot|not) (?:resolve|find).{0,40}(?:host|address)/i, 'cannot-resolve'),
    says(/ERROR:>\s+.{0,80}(?:disconnected|connection lost|closed)/i, 'connection-lost'),
    tells(/STATUS:>\s+(?:Transfer complete|Directory listing completed|File transfer complete)/i, {
      type: 'done',
      bytes: null,
    }),
  ],
};

import type { LogReader } from '../log-reader';
import { connects, recognisedBy, resolves, says, tells } from '../phrase';

/** SmartFTP: a time in brackets, then replies bare and commands bare, its own words between them. */
export const smartftp: LogReader = {
  id: 'smartftp',
  client: 'SmartFTP',
  recognises: recognisedBy([
    /\bSmartFTP\b/,
    /^\[\d\d:\d\d:\d\d\] (?:Resolving host name|Connecting to \(|Connected to \(|Connecting to |Active Help:|Client closed|Server closed)/,
  ]),
  phrases: [
    resolves(/Resolving host name "?([^"\s]{1,253})"?/),
    connects(/Connecting to \(?([^\s()]{1,253}?)\)? (?:-> )?IP: ?[\d.]{0,15} PORT: ?(\d{1,5})/i),
    connects(/Connecting to \(?"?(\[[\da-f:]+\]|[\w.-]+)"?\)?(?::| port |, ?)(\d{1,5})/i, 'trying'),
    connects(/\] Connected to /, 'connected'),
    tells(
      /(?:SSL|TLS) (?:encrypted session|connection) established|Connected\. Performing TLS\/SSL handshake done/i,
      { type: 'encrypted', version: null },
    ),
    says(/(?:connection attempt failed|did not properly respond|Timeout)/i, 'timed-out'),
    says(/Server closed connection|Connection closed by/i, 'connection-lost'),
    tells(/Client closed the connection/, { type: 'closing' }),
    tells(/\d+ bytes transferred/, { type: 'done', bytes: null }),
  ],
};

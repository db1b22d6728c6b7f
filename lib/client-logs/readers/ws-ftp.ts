import type { LogReader } from '../log-reader';
import { connects, means, recognisedBy, says, tells } from '../phrase';

/** WS_FTP of all ages: plain replies, its own words between them. */
export const wsFtp: LogReader = {
  id: 'ws-ftp',
  client: 'WS_FTP',
  recognises: recognisedBy([
    /\bWS_FTP\b/,
    /^WINSOCK\.DLL/,
    /^(?:Received|Transmitted|Sent) \d+ bytes in /,
    /^! (?:Receive|Accept|Connect|Send|Failed|Can't)/,
  ]),
  phrases: [
    means.nothing(/^WINSOCK/),
    connects(/^connecting to (\[[\da-f:]+\]|[\w.-]+?)(?:[: ](\d{1,5}))?[ .]{0,6}$/i),
    connects(/^Connected to (\S{1,253}) port (\d{1,5})/, 'connected'),
    says(/^! (?:Accept|Receive) error.{0,60}(?:timed out|blocking call cancelled|10060)/i, 'timed-out'),
    says(/^! connection failed.{0,60}refused/i, 'connection-refused'),
    says(/^! .{0,60}timed out/i, 'timed-out'),
    tells(/^! (?:Retrieve of|Transfer) .{0,200}(?:failed|aborted)|^! Failed/i, { type: 'failed' }),
    tells(/^(?:Received|Transmitted|Sent) \d+ bytes in /, { type: 'done', bytes: null }),
  ],
};

import type { LogReader } from '../log-reader';
import { connects, recognisedBy, says, tells } from '../phrase';
import { requestAtPrompt } from './unix-ftp';

/** `ftp.exe` of Windows, in whatever language: replies without commands; with `-d`, commands behind `--->`. */
export const windowsFtp: LogReader = {
  id: 'windows-ftp',
  client: 'ftp.exe',
  recognises: recognisedBy([
    /^\s*(?:> )?ftp: connect ?:/,
    /^\s*ftp: \d+ bytes (?:sent|received) in /,
    /^\s*ftp: .{1,20}\d+ .{1,80}\d[.,]\d\d.{1,40}\d[.,]\d\d/u,
    /^[A-Z]:\\.{0,200}>\s?ftp\b/i,
    /^\s*User \(.{1,200}:\(none\)\):/,
    /^\s*Connection closed by remote host\./,
  ]),
  phrases: [
    says(/^\s*(?:> )?ftp: connect ?:.{0,40}(?:refused|10061)/i, 'connection-refused'),
    says(/^\s*(?:> )?ftp: connect ?:.{0,40}(?:timed out|10060)/i, 'timed-out'),
    says(/^\s*(?:> )?ftp: connect ?:/i, 'cannot-connect'),
    says(/^\s*Unknown host /i, 'cannot-resolve'),
    says(/Connection closed by remote host/i, 'connection-lost'),
    tells(/^\s*Login failed\.?\s*$/, { type: 'failed' }),
    tells(/^\s*ftp: .{0,30}\d+ .{1,80}\d[.,]\d\d/u, { type: 'done', bytes: null }),
    requestAtPrompt(/^\s*ftp> ?(\w*)(.*)$/),
    connects(/^\s*Connected to (\S{1,253}?)\.?\s*$/, 'connected'),
  ],
};

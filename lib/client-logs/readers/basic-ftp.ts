import type { LogReader } from '../log-reader';
import { answers, connects, means, opensData, recognisedBy, says, tells } from '../phrase';

/** basic-ftp and promise-ftp of Node: `>` and `<` with `verbose`, else the message of an error. */
export const basicFtp: LogReader = {
  id: 'basic-ftp',
  client: 'basic-ftp (Node.js)',
  recognises: recognisedBy([
    /^Login security: |^Trying to find optimal transfer strategy|^Optimal transfer strategy found/,
    /^(?:Downloading from|Uploading to) [\da-fA-F.:]+ \((?:No encryption|TLS)/,
    /\b(?:control socket|data socket)\)|transfer strategies work|\bat (?:FTPContext|FtpResponse|Client)\b|node_modules.basic-ftp/,
    /^\w*Error: .{0,200}\b(?:ECONN\w+|ENOTFOUND|ETIMEDOUT|EPIPE)\b/,
  ]),
  phrases: [
    means.nothing(/^Login security|^Trying to find optimal|^Optimal transfer/),
    connects(/^Connected to (\[[\da-f:]+\]|[^\s:]{1,253}):(\d{1,5})/i, 'connected'),
    tells(/^Control socket is using: TLS/, { type: 'encrypted', version: null }),
    says(
      /Timeout when trying to open data connection|Can't open data connection in passive mode: .{0,80}(?:TIMEDOUT|timeout)/i,
      'timed-out',
    ),
    says(
      /Can't open data connection in passive mode: .{0,80}REFUSED|Timed out while making data connection.{0,20}refused/i,
      'connection-refused',
    ),
    opensData(/^(?:Downloading from|Uploading to) ([\d.]+):(\d{1,5}) \(No/),
    answers(/Unable to secure connection/i, 'AUTH', 500),
    answers(/transfer strategies work.{0,80}?\b(\d{3}) /, 'PASV'),
    says(/Server sent FIN packet|Client is closed because/i, 'connection-lost'),
    tells(/PASV returned another host/i, { type: 'unroutable' }),
    says(/only supports MLSD/i, 'listing-unreadable'),
  ],
};

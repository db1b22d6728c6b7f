import type { LogReader } from '../log-reader';
import { connects, recognisedBy, resolves, says, tells } from '../phrase';

/** gFTP: commands and replies without marks, its own sentences between them. */
export const gftp: LogReader = {
  id: 'gftp',
  client: 'gFTP',
  recognises: recognisedBy([
    /^gFTP (?:\d|comes with)/,
    /^Looking up \S+\s*$/,
    /^Loading directory listing .{0,200} from server/,
    /^(?:Disconnecting from site|Cannot create a data connection)/,
  ]),
  phrases: [
    resolves(/^Looking up (\S{1,253})/),
    connects(/^Trying (\[[\da-f:]+\]|[^\s:]{1,253}):(\d{1,5})/i),
    connects(/^Connected to (\[[\da-f:]+\]|[^\s:]{1,253}):(\d{1,5})/i, 'connected'),
    says(/^Cannot create a data connection: .{0,60}refused/i, 'connection-refused'),
    says(/^Cannot create a data connection/, 'timed-out'),
    says(/^Cannot connect to .{1,300}refused/i, 'connection-refused'),
    tells(/^(?:Successfully transferred|File transfer complete)/i, { type: 'done', bytes: null }),
    tells(/^Disconnecting from site/, { type: 'closing' }),
  ],
};

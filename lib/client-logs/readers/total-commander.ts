import type { LogReader } from '../log-reader';
import { connects, recognisedBy, says, tells } from '../phrase';

/** Total Commander: a head with dashes, then the bare conversation. */
export const totalCommander: LogReader = {
  id: 'total-commander',
  client: 'Total Commander',
  recognises: recognisedBy([
    /\bTotal Commander\b|wcx_ftp/i,
    /^-{6,}\s*$/,
    /^Connect to: \(/,
    /^(?:hostname|username|startdir)=/,
  ]),
  phrases: [
    connects(/^hostname=(\[[\da-f:]+\]|[^\s:]{1,253})(?::(\d{1,5}))?/i),
    tells(/^(?:Copied|Transferred) \(/, { type: 'done', bytes: null }),
    says(/^(?:Transfer )?(?:timeout|Timed out)/i, 'timed-out'),
    tells(/^Connection to server lost|^Not connected/i, { type: 'failed' }),
  ],
};

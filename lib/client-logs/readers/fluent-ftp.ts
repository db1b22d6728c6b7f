import type { LogReader } from '../log-reader';
import { answers, connects, means, opensData, recognisedBy, says, tells } from '../phrase';

/** FluentFTP: `Command:`, `Response:` and `Status:`, and a line for each call. */
export const fluentFtp: LogReader = {
  id: 'fluent-ftp',
  client: 'FluentFTP',
  recognises: recognisedBy([
    /FluentFTP/,
    /^[>#]? {0,2}(?:Connect|AutoConnect|OpenPassiveDataStream|OpenActiveDataStream|GetListing|UploadFile|DownloadFile|OpenRead|OpenWrite|FileExists|Disconnect)(?:Async)?\(/,
    /^(?:Response|Status|Command|Info):? {2,}\S/,
    /\[\d{1,6}(?:\.\d{1,3})?ms\]$/,
  ]),
  phrases: [
    means.nothing(
      /^Status: {2,}(?:Waiting for|Detected|Listing parser|Testing connectivity|Text encoding|Disposing)/,
    ),
    tells(/FTPS authentication successful|FTPS Authentication Successful/i, {
      type: 'encrypted',
      version: null,
    }),
    connects(/Connecting to (?:\*{3}|IP #\d+ = )?([\da-fA-F.:]{3,45}?|[\w.-]+):(\d{1,5})/),
    opensData(/OpenPassiveDataStream.{0,80}?([\d.]{7,15}), ?(\d{1,5})/),
    says(/Timed out waiting for the server to connect to the active data socket/i, 'timed-out'),
    says(/Timed out trying to connect/i, 'timed-out'),
    {
      of: 'failure',
      pattern: /Timed out trying to read/i,
      said: ({ input }) => [
        { kind: 'event', event: { type: 'awaiting-greeting' } },
        { kind: 'saying', says: 'timed-out', text: input },
      ],
    },
    answers(/AUTH TLS command failed/i, 'AUTH', 500),
    tells(/Failed to set up TLS/i, { type: 'failed' }),
  ],
};

import type { LogReader } from '../log-reader';
import { answers, means, opensData, recognisedBy, says, tells } from '../phrase';

/** Python's ftplib: `*cmd*` and `*resp*` with `set_debuglevel`, else what its exceptions say. */
export const pythonFtplib: LogReader = {
  id: 'python-ftplib',
  client: 'Python ftplib',
  recognises: recognisedBy([
    /^\s*\*(?:cmd|resp|put|get|welcome)\* /,
    /\bftplib\b|\berror_(?:perm|temp|reply|proto)\b/,
    /^Traceback \(most recent call last\)/,
  ]),
  phrases: [
    // The same lines again, as sent and as received.
    means.nothing(/^\s*\*(?:put|get|welcome)\* /),
    // The places in a traceback tell what it was waiting for.
    tells(/^\s*self\.welcome = self\.getresp\(\)/, { type: 'awaiting-greeting' }),
    opensData(/^\s*File ".{1,300}ftplib\.py", line \d{1,5}, in ntransfercmd/),
    means.nothing(/^\s*File "|^Traceback|^\s+(?:raise|self\.|return|with|conn|resp|sock)/),
    answers(/error_(?:perm|temp)\W{1,4}(522)\b/, 'LIST'),
    answers(/error_(?:perm|temp)\W{1,4}(534)\b/, 'LIST'),
    says(/\bgaierror\b/, 'cannot-resolve'),
    says(/^(?:\w+\.)?(?:TimeoutError|socket\.timeout|timeout)\b/, 'timed-out'),
    says(/^(?:\w+\.)?EOFError\b/, 'connection-lost'),
    says(/^(?:\w+\.)?ConnectionRefusedError\b/, 'connection-refused'),
    says(/^(?:\w+\.)?(?:ConnectionResetError|BrokenPipeError|ConnectionAbortedError)\b/, 'connection-lost'),
    says(/^(?:\w+\.)?FileNotFoundError\b|^IsADirectoryError\b/, 'local-file'),
    says(/error_proto|error_reply/, 'program-error'),
    tells(/^Process finished/, { type: 'prompt' }),
  ],
};

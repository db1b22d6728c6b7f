import type { LogReader } from '../log-reader';
import { answers, connects, means, recognisedBy, resolves, says, tells } from '../phrase';
import { requestAtPrompt } from './unix-ftp';

/** ncftp, ncftpget, ncftpput and ncftpls; with `-d`, commands stand behind `Cmd:` and replies behind `220:`. */
export const ncftp: LogReader = {
  id: 'ncftp',
  client: 'ncftp',
  recognises: recognisedBy([
    /^(?:ncftp(?:get|put|ls|batch)?)[: ]/i,
    /^NcFTP \d/,
    /^ncftp .{0,200}>/,
    /^Cmd: +[A-Z]{3,4}\b/,
    /^\d{3}: {1,3}\S/,
  ]),
  phrases: [
    {
      pattern: /^Cmd: +([A-Z]{3,4})(?: +(.*))?$/,
      said: ([, verb = '', argument = '']) => ({ kind: 'command', verb, argument: argument.trim() }),
    },
    {
      pattern: /^([1-6]\d\d): +(.*)$/,
      said: ([, code, text = '']) => ({ kind: 'reply', code: Number(code), text: text.trimEnd() }),
    },
    means.nothing(/^Remote server has closed the connection\.?$/i),
    {
      of: 'failure',
      pattern:
        /(?:read reply from control connection|waiting for server response).{0,40}|timed out while waiting for server/i,
      said: ({ input }) => [
        { kind: 'event', event: { type: 'awaiting-greeting' } },
        { kind: 'saying', says: /timed out/i.test(input) ? 'timed-out' : 'connection-lost', text: input },
      ],
    },
    says(/unknown host|could not (?:resolve|be resolved)|lookup failed/i, 'cannot-resolve'),
    resolves(/^Resolving (\S{1,253}?)\.\.\.\s*$/),
    connects(/^Connecting to (\S{1,253}?)(?: via port (\d{1,5}))?\.\.\.\s*$/),
    answers(
      /username and\/or password was not accepted|Login incorrect|Sorry\. {2}Password required/i,
      'PASS',
      530,
    ),
    says(/(?:data connection|accept|connect).{0,60}(?:timed out|Connection timed out)/i, 'timed-out'),
    says(/could not connect to .{1,200}refused/i, 'connection-refused'),
    tells(/^(?:Logged in to|Login successful)/, { type: 'logged-in' }),
    answers(/(?:Could not chdir|cannot cd to|remote directory .{1,200} does not exist)/i, 'CWD', 550),
    requestAtPrompt(/^ncftp [^>]{0,200}> ?(\w*)(.*)$/),
  ],
};

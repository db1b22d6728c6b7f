import type { LogReader } from '../log-reader';

/** A program nobody has met yet: the protocol, and the words of operating systems, speak for themselves. */
export const anyClient: LogReader = {
  id: 'any-client',
  client: 'your program',
  recognises: () => 0.01,
  phrases: [
    {
      pattern:
        /\b(?:connecting to|connect to|trying|open)\b.{0,20}?[ "'(]((?:[\w-]+\.)+[\w-]+|\[[0-9a-f:]+\])(?:[ :]+(?:port )?(\d{1,5}))?/i,
      said: ([, host = null, port]) => ({
        kind: 'event',
        event: { type: 'connecting', host, port: port === undefined ? null : Number(port) },
      }),
    },
    {
      pattern: /^\s*(?:\*\s*)?Connected to\b/i,
      said: () => ({ kind: 'event', event: { type: 'connected' } }),
    },
    { pattern: /^(?:l?ftp|ncftp)\b.*?> ?\S/, said: () => ({ kind: 'event', event: { type: 'prompt' } }) },
  ],
};

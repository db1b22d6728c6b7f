import type { LogReader } from '../log-reader';

/** A program nobody has met yet: the protocol, and the words of operating systems, speak for themselves. */
export const anyClient: LogReader = {
  id: 'any-client',
  client: 'your program',
  recognises: () => 0.01,
  phrases: [],
};

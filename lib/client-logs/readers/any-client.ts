import type { LogReader } from '../log-reader';
import { says } from '../phrase';

/** A program nobody has met yet: the protocol, and the words of operating systems, speak for themselves. */
export const anyClient: LogReader = {
  id: 'any-client',
  client: 'your program',
  recognises: () => 0.01,
  phrases: [says(/^\s*421 Service not available, remote server has closed connection/i, 'connection-lost')],
};

import type { LogReader } from '../log-reader';
import { recognisedBy, says, tells } from '../phrase';

/** Cyberduck and Mountain Duck: the log drawer shows the conversation; error windows show two short sentences. */
export const cyberduck: LogReader = {
  id: 'cyberduck',
  client: 'Cyberduck',
  recognises: recognisedBy([
    /\bCyberduck\b|\bMountain Duck\b|ch\.cyberduck/,
    /^(?:Listing directory .{1,300} failed|Connection failed)\. /,
  ]),
  phrases: [
    says(/DNS lookup for|not resolve|nodename nor servname/i, 'cannot-resolve'),
    says(/Connect(?:ion)? timed out|Read timed out|connection attempt timed out/i, 'timed-out'),
    tells(/^Listing directory .{1,300} failed/, { type: 'failed' }),
  ],
};

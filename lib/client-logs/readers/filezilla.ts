import { filezillaWords as words } from '../filezilla-words';
import type { ClientEvent, Said } from '../log-entry';
import type { LogReader } from '../log-reader';
import { connects, means, recognisedBy, remarks, says, tells } from '../phrase';
import { sentenceTable } from '../sentence-table';

const does = (event: ClientEvent) => (): readonly Said[] => [{ kind: 'event', event }];

/** "192.0.2.10:21" as "Connecting to" shows it. */
function connecting(place: string | null): readonly Said[] {
  const parts = /^(.*?)(?::(\d{1,5}))?[ .…]*$/.exec(place?.trim() ?? '');
  return [
    {
      kind: 'event',
      event: { type: 'connecting', host: parts?.[1] ?? null, port: parts?.[2] ? Number(parts[2]) : null },
    },
  ];
}

const sentence = sentenceTable([
  {
    sentences: words.welcome,
    said: does({ type: 'connected', host: null, port: null, implicit: false }),
  },
  {
    sentences: words.implicit,
    said: does({ type: 'connected', host: null, port: null, implicit: true }),
  },
  { sentences: words.connecting, said: connecting },
  { sentences: words.resolving, said: (host) => [{ kind: 'event', event: { type: 'resolving', host } }] },
  { sentences: words.encrypted, said: does({ type: 'encrypted', version: null }) },
  { sentences: words.encrypting, said: does({ type: 'encrypting' }) },
  { sentences: words.timedOut, said: (_, text) => [{ kind: 'saying', says: 'timed-out', text }] },
  { sentences: words.unroutable, said: does({ type: 'unroutable' }) },
  { sentences: [...words.listed, ...words.transferred], said: does({ type: 'done', bytes: null }) },
  { sentences: words.notListed, said: does({ type: 'failed', at: 'data' }) },
  { sentences: words.refusedServer, said: does({ type: 'failed', at: 'connect' }) },
  { sentences: [...words.transferFailed, ...words.critical], said: does({ type: 'failed' }) },
  { sentences: words.loggedIn, said: does({ type: 'logged-in' }) },
  {
    sentences: [...words.uploading, ...words.downloading, ...words.listing],
    said: does({ type: 'prompt' }),
  },
  {
    sentences: ['Connection closed by server', 'Disconnected from server: E'],
    said: (_, text) => [{ kind: 'saying', says: 'connection-lost', text }],
  },
  { sentences: words.disconnected, said: does({ type: 'disconnected' }) },
]);

const before = '^(?:\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\d{1,7} \\d{1,4} |\\d\\d:\\d\\d:\\d\\d\\s+)?';
const labelled = (labels: readonly string[]): RegExp =>
  new RegExp(`${before}(?:${labels.join('|')})[ \\u00a0]?[:：]\\s`, 'u');
const ofConversation = labelled(words.labels);
const ofError = labelled(words.errorLabels);

/** FileZilla, in every language: labels and messages are translated, replies and codes are not. */
export const filezilla: LogReader = {
  id: 'filezilla',
  client: 'FileZilla',
  recognises: (lines) => {
    const sure = recognisedBy([ofConversation])(lines);
    // Many programs call an error so; with nothing else it is a guess.
    return sure > 0 ? sure : lines.some((line) => ofError.test(line)) ? 0.3 : 0;
  },
  sentence,
  phrases: [
    means.nothing(/^.{0,60}?(?:Trace|Traza|Listing):\s/),
    {
      pattern: /Cannot establish FTP connection to an SFTP server/,
      of: 'failure',
      said: () => [{ kind: 'foreign', text: 'SSH' }],
    },
    connects(
      /Connected with (.{1,253}?)(?::(\d{1,5}))?,? negotiating SSL connection/,
      'connected-encrypting',
    ),
    connects(/Connected with (.{1,253}?)(?::(\d{1,5}))?\.? Waiting for welcome message/, 'connected'),
    tells(/SSL connection established/, { type: 'encrypted', version: null }),
    remarks(/trying next address/),
    says(/The data connection could not be established: E?TIMEDOUT/, 'timed-out'),
    says(/Transfer channel can't be opened/i, 'timed-out'),
    tells(/Unable to connect!/, { type: 'failed', at: 'connect' }),
    tells(/Could not retrieve directory listing/, { type: 'failed', at: 'data' }),
  ],
};

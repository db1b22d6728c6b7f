import type { Said } from '../log-entry';
import type { LogReader } from '../log-reader';
import { answers, means, recognisedBy, resolves, says, tells } from '../phrase';

/** "==> PASV ... done.    ==> RETR x ... done.": what was asked, and whether it went well; codes are not shown. */
const step =
  /==> ([A-Z]{4,5}|CWD|PWD)(?: \(\d\))?(?: (?!\.\.\.)([^=]{0,300}?))? ?(\.\.\.|not (?:needed|required))(?: ([^=]{0,200}))?/g;

function read(verb: string, argument: string, outcome: string): readonly Said[] {
  const done = /^(?:done|\d)/.test(outcome);
  if (verb === 'PASV' || verb === 'EPSV' || verb === 'LPSV') {
    const agreed: Said = {
      kind: 'event',
      event: { type: 'passive', command: verb === 'PASV' ? 'PASV' : 'EPSV' },
    };
    const failed = /couldn't connect to (\S{1,64}) port (\d{1,5}): (.{1,80})/.exec(outcome);
    if (!failed) return [agreed];
    const says = /refused/i.test(failed[3] ?? '') ? 'connection-refused' : 'timed-out';
    return [
      agreed,
      {
        kind: 'event',
        event: { type: 'data-connecting', address: failed[1] ?? null, port: Number(failed[2]) },
      },
      { kind: 'saying', says, text: `${verb} ... ${outcome}` },
    ];
  }
  if (verb === 'PORT' || verb === 'EPRT')
    return [
      { kind: 'command', verb: 'PORT', argument: '' },
      ...(done ? [{ kind: 'reply', code: 200, text: '' } as const] : []),
    ];
  if (verb === 'RETR' || verb === 'LIST' || verb === 'STOR')
    return [
      { kind: 'command', verb, argument },
      ...(done ? [{ kind: 'reply', code: 150, text: '' } as const] : []),
      ...(/Failed/i.test(outcome) ? [{ kind: 'reply', code: 550, text: outcome } as const] : []),
    ];
  return [];
}

/** wget, and wput which writes alike. */
export const wget: LogReader = {
  id: 'wget',
  client: 'wget',
  recognises: recognisedBy([
    /==> (?:SYST|TYPE I|PASV|CWD|SIZE|PWD|AUTH TLS|LIST) /,
    /^Logging in as \S{1,100} \.\.\./,
    /^-+\d{4}-\d\d-\d\d \d\d:\d\d:\d\d-- {1,2}ftps?:/,
    /^\s+=> [‘'`"]/,
  ]),
  phrases: [
    means.nothing(/==> AUTH TLS/),
    {
      pattern: /==> [A-Z]/,
      said: ({ input }) =>
        [...input.matchAll(step)].flatMap(([, verb = '', argument = '', , outcome = '']) =>
          read(verb, argument.trim(), outcome.trim()),
        ),
    },
    says(/^Resolving .{0,300}failed:/, 'cannot-resolve'),
    resolves(/^Resolving (\S{1,253})/),
    says(/^Connecting to .{1,300}failed: Connection refused/, 'connection-refused'),
    says(/^Connecting to .{1,300}failed: (?:No route|Network is)/, 'network-unreachable'),
    says(/^Connecting to .{1,300}failed: .{0,30}timed out/, 'timed-out'),
    {
      pattern:
        /^Connecting to ([^\s|:]{1,253})(?: \([^)]{0,253}\))?(?:\|([\da-fA-F.:]{3,45})\|)?(?::(\d{1,5}))?\.\.\. ?(connected)?/,
      said: ([, name = '', address, port, connected]) => [
        {
          kind: 'event',
          event: {
            type: 'connecting',
            host: address ?? name,
            port: port === undefined ? null : Number(port),
          },
        },
        ...(connected === undefined
          ? []
          : [
              {
                kind: 'event',
                event: { type: 'connected', host: null, port: null, implicit: false },
              } as const,
            ]),
      ],
    },
    tells(/^Logging in as .{1,200}Logged in!/, { type: 'logged-in' }),
    answers(/^(?:Logging in as .{0,200})?Login incorrect/, 'PASS', 530),
    answers(/^(?:Logging in as .{0,200})?The server refuses login/, 'PASS', 530),

    says(/^Error in server response\. Closing/, 'connection-lost'),
    answers(/^No such (?:file|directory) /, 'CWD', 550),
    answers(/Send Failed\. Skipping|Transmission of \d+ file failed/, 'STOR', 550),
    tells(/(?:saved \[\d|\(\d.{0,40}\) - .{1,200}saved|100%\[=|FINISHED .{0,80}files? transferred)/, {
      type: 'done',
      bytes: null,
    }),
  ],
};

import { describe, expect, test } from 'vitest';
import type { CauseId } from '@/lib/diagnosis/cause-id';
import { readServerWords } from '@/lib/diagnosis/server-words/read-server-words';
import type { Observation } from '@/lib/observations/observation';
import { type Observe, observe, reply } from '../../support/observe';

type Row = readonly [number, string, CauseId];

const strongest = (seen: Observation): CauseId | undefined =>
  [...readServerWords([seen])]
    .map(([cause, list]) => ({ cause, strength: list[0]?.strength ?? 0 }))
    .sort((a, b) => b.strength - a.strength)[0]?.cause;

const stages: readonly (readonly [
  string,
  (o: Observe, code: number, text: string) => Observation,
  readonly Row[],
])[] = [
  [
    'the request to encrypt',
    (o, code, text) => o.cannotEncrypt('explicit', 'tls_not_offered', { reply: reply(code, text) }),
    [
      [500, 'What is AUTH?', 'tls-not-offered'],
      [504, 'That mechanism is unknown.', 'tls-not-offered'],
      [530, 'First your name, then your password.', 'tls-not-offered'],
      [421, 'The TLS handshake has failed.', 'tls-handshake-failed'],
      [535, 'The security check failed.', 'server-error'],
    ],
  ],
  [
    'PASV and EPSV',
    (o, code, text) => o.passive({ failure: 'reply_negative', reply: reply(code, text) }),
    [
      [425, 'Every reserved port is busy.', 'passive-reply-unusable'],
      [421, 'There was nothing to listen on.', 'passive-reply-unusable'],
      [500, 'EPSV is not something we know.', 'epsv-unsupported'],
      [522, 'That network protocol is not spoken.', 'epsv-unsupported'],
      [503, 'PROT only on a secure connection', 'tls-required'],
      [534, 'Policy says otherwise.', 'data-protection-required'],
    ],
  ],
  [
    'PORT and EPRT',
    (o, code, text) =>
      o.sees(
        {
          kind: 'active-callback',
          protection: 'clear',
          command: 'PORT',
          announced: { address: '203.0.113.9', port: 5000 },
          reply: reply(code, text),
          from: null,
          strangers: 0,
        },
        { failure: 'reply_negative' },
      ),
    [
      [500, 'No active mode.', 'active-command-refused'],
      [501, 'Ports below 1024 are out of bounds.', 'active-command-refused'],
      [500, 'We will not open a connection to 10.0.0.8.', 'active-address-private'],
      [425, 'Nobody there.', 'active-mode-blocked'],
    ],
  ],
  [
    'the data connection',
    (o, code, text) => o.data({ failure: 'reply_negative', reply: reply(code, text) }),
    [
      [425, 'There is no data connection.', 'passive-ports-blocked'],
      [421, 'The passive data channel timed out.', 'passive-ports-blocked'],
      [425, 'Rejected: it came from a foreign address.', 'data-peer-mismatch'],
      [425, 'Use PORT or PASV first, then ask.', 'alg-rewrites-commands'],
      [425, 'Operation not permitted', 'data-tls-session-reuse'],
      [425, 'The TLS session was not resumed here.', 'data-tls-session-reuse'],
      [421, 'Data timeout.', 'transfer-interrupted'],
      [552, 'The quota is used up.', 'storage-quota-exceeded'],
    ],
  ],
  [
    'an upload',
    (o, code, text) => o.transfers('upload', { reply: reply(code, text) }),
    [
      [553, 'The name is not UTF-8.', 'name-encoding'],
      [501, 'An illegal byte in the name.', 'name-encoding'],
      [553, 'A name we do not allow: forbidden.', 'permission-denied'],
      [550, 'No transfer connection was there.', 'passive-ports-blocked'],
    ],
  ],
  [
    'a further login beside the first',
    (o, code, text) => o.sees({ kind: 'parallel-logins', asked: 4, opened: 2, reply: reply(code, text) }),
    [
      [530, 'Not you again.', 'too-many-connections'],
      [421, 'Enough for one user.', 'too-many-connections'],
      [530, 'This one-time code was used before.', 'two-factor-blocks-login'],
    ],
  ],
  [
    'the greeting',
    (o, code, text) => o.greets({}, reply(code, text)),
    [
      [421, 'Too many connections from your address, wait a little.', 'too-many-connections'],
      [530, 'No entry from this IP address.', 'source-ip-not-allowed'],
      [421, '40 users (the maximum) are in.', 'service-full'],
    ],
  ],
];

describe.each(stages)('replies to %s', (_name, see, rows) => {
  test.each(rows)('%i %s', (code, text, cause) => {
    expect(strongest(see(observe(), code, text))).toBe(cause);
  });
});

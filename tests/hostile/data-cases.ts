import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, explicitPort, listing, type Session } from './converse';
import type { HostileCase } from './hostile-case';
import { hostileCertificates } from './hostile-certificates';
import type { Peer } from './peer';

/** LIST answered by 150 and then something that is done with the data connection. */
const after150 =
  (act: (data: Peer, session: Session) => Promise<unknown> | undefined, encrypts = true): Answer =>
  async (session) => {
    session.peer.say('150 Here it comes.');
    const data = await session.data();
    if (encrypts) await data.startTls(hostileCertificates.good);
    await act(data, session);
  };

const lists = (
  name: string,
  list: Answer,
  facts: object,
  verdict: HostileCase['verdict'],
  more: Readonly<Record<string, Answer>> = {},
): HostileCase => ({
  name,
  acts: { 21: explicitPort({ list: list, ...more }) },
  withLogin: true,
  seen: [{ kind: 'data-connection', purpose: 'listing', ...facts }],
  verdict,
  atMostMs: 15_000,
});

const sends = (content: string, times = 1): Answer =>
  after150(async (data, { peer }) => {
    await data.flood(content, times);
    data.end();
    peer.say('226 Done.');
  });

/** A port at which nobody listens: one of an earlier listener would do, and 1 is never ours. */
const closedPort = '229 Go (|||1999|)';

/** What happens on data connections. */
export const dataCases: readonly HostileCase[] = [
  lists(
    'a closed data port',
    '150 Here',
    { reached: 'nothing', failure: 'refused' },
    'passive-closed-at-service',
    {
      epsv: closedPort,
      pasv: '227 Go (192,0,2,90,7,207).',
    },
  ),
  lists(
    'a data port that says nothing',
    after150(() => undefined, false),
    { reached: 'connected', failure: 'timed_out' },
    'data-tls-failed',
  ),
  lists(
    'a data port that resets at once',
    after150(async (data) => data.reset(), false),
    { reached: 'connected', failure: 'reset' },
    'data-tls-failed',
  ),
  lists(
    'a data port that resets in the middle',
    after150(async (data) => {
      data.send('x'.repeat(100));
      await sleep(100);
      data.reset();
    }),
    { reached: 'bytes', failure: 'reset', closed: 'reset' },
    'transfer-interrupted',
  ),
  {
    ...lists(
      'a listing without end',
      after150((data) => data.flood('x'.repeat(16 * 1024))),
      { reached: 'bytes', closed: null, failure: null },
      'no-problem-found',
    ),
    withoutTransfer: true,
  },
  lists(
    '150 and then no data',
    after150(() => undefined),
    { reached: 'encrypted', failure: 'timed_out', bytes: 0 },
    'transfer-interrupted',
  ),
  lists(
    'data and no 226',
    after150((data) => {
      data.send('x');
      data.end();
    }),
    { reached: 'closed', failure: 'timed_out', bytes: 1 },
    'transfer-interrupted',
  ),
  lists(
    '226 before the data',
    async (session) => {
      session.peer.say('150 Here it comes.');
      session.peer.say('226 Done already.');
      const data = await session.data();
      await data.startTls(hostileCertificates.good);
      await sleep(100);
      data.send(listing);
      data.end();
    },
    { reached: 'closed', closed: 'clean', failure: null, bytes: listing.length, reply: { code: 226 } },
    'no-problem-found',
  ),
  lists(
    'a listing that leads out of its folder',
    sends(
      '-rw-r--r-- 1 a a 12 Jan 01 00:00 ../../etc/passwd\r\n-rw-r--r-- 1 a a 1 Jan 01 00:00 /etc/shadow\r\n',
    ),
    { failure: null, closed: 'clean', reached: 'closed' },
    'no-problem-found',
  ),
  lists(
    'a listing with control characters',
    sends('-rw-r--r-- 1 a a 12 Jan 01 00:00 \u001b]0;title\u0007\u0000\u202egnp.exe\r\n'),
    { failure: null, closed: 'clean' },
    'no-problem-found',
  ),
  {
    ...lists(
      'a listing with a million names',
      sends('-rw-r--r-- 1 a a 12 Jan 01 00:00 one-of-a-million-files\r\n', 1_000_000),
      { reached: 'bytes', closed: null, failure: null },
      'no-problem-found',
    ),
    withoutTransfer: true,
  },
];

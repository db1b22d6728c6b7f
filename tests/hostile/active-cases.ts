import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { explicitPort, healthyListing, listing, type Session } from './converse';
import type { HostileCase } from './hostile-case';
import { hostileCertificates } from './hostile-certificates';
import { Peer } from './peer';
import { shortLimits } from './probe-hostile';

const stranger = '127.0.0.2';

/** A connection to the port that the client announced; null when it is refused. */
function call({ announced }: Session, localAddress = '127.0.0.1'): Promise<Peer | null> {
  return new Promise((resolve) => {
    const socket: Socket = connect({ host: '127.0.0.1', port: announced() ?? 0, localAddress });
    socket.once('error', () => resolve(null));
    socket.once('connect', () => resolve(new Peer(socket)));
  });
}

/** Sends the listing over a call, and says so. */
async function deliver(session: Session, data: Peer | null): Promise<void> {
  if (!data || !(await data.startTls(hostileCertificates.good)))
    return session.peer.say('425 No connection.');
  data.send(listing);
  data.end();
  session.peer.say('226 Done.');
}

const calls = (
  name: string,
  act: (session: Session) => Promise<void>,
  seen: HostileCase['seen'],
  verdict: HostileCase['verdict'] = 'no-problem-found',
): HostileCase => ({
  name,
  acts: {
    21: explicitPort({
      port: '200 Fine.',
      eprt: '502 Use PORT.',
      list: (session) => {
        if (session.announced() === null) return healthyListing(session);
        session.peer.say('150 Calling.');
        return act(session);
      },
    }),
  },
  withLogin: true,
  seen,
  verdict,
  atMostMs: 15_000,
});

const callback = (facts: object) => ({ kind: 'active-callback', command: 'PORT', ...facts }) as const;
const data = (facts: object) =>
  ({ kind: 'data-connection', mode: 'active', command: 'PORT', ...facts }) as const;
const whole = data({ failure: null, bytes: listing.length, closed: 'clean' });

/** What services do with a port that we have opened for them. */
export const activeCases: readonly HostileCase[] = [
  calls('one call of the service itself', async (session) => deliver(session, await call(session)), [
    callback({ failure: null, strangers: 0 }),
    whole,
  ]),
  calls(
    'a call of somebody else',
    async (session) => {
      await call(session, stranger);
      session.peer.say('425 Nobody takes my call.');
    },
    [callback({ failure: 'reply_negative', from: stranger, strangers: 1 })],
  ),
  calls(
    'a call of somebody else before the right one',
    async (session) => {
      await call(session, stranger);
      await deliver(session, await call(session));
    },
    [callback({ failure: null, strangers: 1 }), whole],
  ),
  calls(
    'two calls',
    async (session) => {
      const first = await call(session);
      await call(session);
      await deliver(session, first);
    },
    [callback({ failure: null }), whole],
  ),
  calls(
    'a call that comes too late',
    async (session) => {
      await sleep(shortLimits.connectMs + 500);
      await call(session);
      session.peer.say('425 Too late.');
    },
    [callback({ failure: 'reply_negative', strangers: 0 })],
  ),
  calls('no call at all', async () => undefined, [callback({ failure: 'timed_out', strangers: 0 })]),
  calls(
    'a call that never ends',
    async (session) => {
      const caller = await call(session);
      if (await caller?.startTls(hostileCertificates.good)) await caller?.flood('x'.repeat(16 * 1024));
      session.peer.say('426 You hung up.');
    },
    [callback({ failure: null }), data({ failure: null, reached: 'bytes', closed: null })],
  ),
  calls(
    'a call without a word',
    async (session) => {
      await call(session);
    },
    [callback({ failure: null }), data({ failure: 'timed_out', reached: 'connected' })],
    'transfer-interrupted',
  ),
];

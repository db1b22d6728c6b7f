import { makeTargetPolicy } from '@/lib/net/target-policy';
import { startPractice } from '@/lib/practice/start-practice';
import type { PracticeTable } from '@/lib/practice/table';
import { runProbes } from '@/lib/probes/run-probes';
import { practiceProfile } from '@/lib/provider/practice-profile';
import type { Dialer } from '@/lib/server/network/dialer';
import { directDialer } from '@/lib/server/network/direct-dialer';
import { nodeClock } from '@/lib/server/network/node-clock';
import { createNodeNetwork } from '@/lib/server/network/node-network';
import { practiceDialer } from '@/lib/server/network/practice-dialer';
import { type DelayingRelay, startDelayingRelay } from './delaying-relay';
import type { Measurement } from './measurement';

const roundTripMs = 50;
const limit = 1.5;
type Server = PracticeTable['servers'][number];

/** Connect, greeting, FEAT, AUTH TLS, TLS 1.3 handshake: each needs the answer to the one before. */
const withoutLogin = ['TCP', 'greeting', 'FEAT', 'AUTH', 'TLS'];
/** Then the login and one listing; the final reply comes with the data. */
const withLogin = [
  ...withoutLogin,
  'USER',
  'PASS',
  'PASV',
  'EPSV',
  'PBSZ',
  'PROT',
  'data TCP',
  'LIST',
  'data TLS',
  'data',
];
const loginChecks = [
  'features',
  'explicit-tls',
  'plain-policy',
  'login',
  'passive-pasv',
  'passive-epsv',
  'passive-data',
];

/** The checks of a healthy server behind a delay, over real sockets, without and with a login. */
export async function measureDelay(): Promise<Measurement[]> {
  const practice = await startPractice({ announce: 'documentation', log: () => {} });
  const relays: DelayingRelay[] = [];
  try {
    const server = practice.table.servers.find(({ id }) => id === 'healthy-explicit');
    if (!server) throw new Error('There is no healthy practice server.');
    const dialer = await delayedDialer(practice.table, server, relays);
    // What is compiled on first use is no part of a round trip.
    await probe(server, dialer, true);
    return [
      {
        what: `healthy host behind ${roundTripMs} ms`,
        tookMs: await middle(server, dialer, false),
        unavoidableMs: withoutLogin.length * roundTripMs,
        limit,
      },
      {
        what: `healthy host behind ${roundTripMs} ms, with login and listing`,
        tookMs: await middle(server, dialer, true),
        unavoidableMs: withLogin.length * roundTripMs,
        limit,
      },
    ];
  } finally {
    for (const relay of relays) relay.stop();
    await practice.stop();
  }
}

async function delayedDialer(table: PracticeTable, server: Server, relays: DelayingRelay[]): Promise<Dialer> {
  const direct = practiceDialer(table, directDialer([]));
  const [from, to] = server.passive;
  const passive = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const byPort = new Map<number, number>();
  for (const port of [...Object.values(server.ports), ...passive]) {
    const relay = await startDelayingRelay(port, roundTripMs);
    relays.push(relay);
    byPort.set(port, relay.port);
  }
  return {
    ...direct,
    place: (target) => {
      const place = direct.place(target);
      if (typeof place === 'string') return place;
      return { ...place, port: byPort.get(place.port) ?? place.port };
    },
  };
}

/** The middle one of three runs: a busy machine may hold up one of them. */
async function middle(server: Server, dialer: Dialer, loggingIn: boolean): Promise<number> {
  const took: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) took.push(await probe(server, dialer, loggingIn));
  return took.toSorted((a, b) => a - b)[1] ?? Number.POSITIVE_INFINITY;
}

/** Milliseconds of one run. Throws when the server did not turn out to be healthy. */
async function probe(server: Server, dialer: Dialer, loggingIn: boolean): Promise<number> {
  const startedAt = performance.now();
  const { observations } = await runProbes({
    runId: 'bench',
    request: {
      host: server.host,
      isAddress: false,
      port: null,
      encryption: null,
      hasLogin: loggingIn,
      checks: loggingIn ? loginChecks : null,
      thorough: false,
      inbound: null,
    },
    profile: practiceProfile,
    policy: makeTargetPolicy({ practice: { hosts: new Map([[server.host, server.address]]) } }),
    network: createNodeNetwork({
      dialer,
      resolvers: [],
      trustAnchorsPem: [],
      activePortRange: null,
      onConnection: () => {},
    }),
    clock: nodeClock,
    vantage: { kind: 'portal', network: 'bench' },
    login: loggingIn ? server.login : null,
    done: new Set(),
    priorObservations: [],
    cancel: new AbortController().signal,
    sink: {
      planned: () => {},
      readable: () => {},
      started: () => {},
      finished: () => {},
      broke: (key, error) => console.error(key, error),
    },
    transfer: null,
  });
  const tookMs = performance.now() - startedAt;
  const proof = loggingIn ? 'data-connection' : 'tls-handshake';
  if (!observations.some(({ kind, failure }) => kind === proof && failure === null))
    throw new Error(`The run ended without a working ${proof}.`);
  return tookMs;
}

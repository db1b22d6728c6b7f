import { makeTargetPolicy } from '@/lib/net/target-policy';
import type { Observation } from '@/lib/observations/observation';
import { runProbes } from '@/lib/probes/run-probes';
import { builtInProfiles } from '@/lib/provider/built-in-profiles';
import { createBasicFtpTransfer } from '@/lib/server/network/basic-ftp-transfer';
import type { Dialer } from '@/lib/server/network/dialer';
import { nodeClock } from '@/lib/server/network/node-clock';
import { createNodeNetwork } from '@/lib/server/network/node-network';
import type { DelayedHost } from './delayed-host';

/** The documentation address that stands for the delayed host. */
const documentation = '192.0.2.44';

/** What scripts of other tools find out as well. */
export const comparableChecks = [
  'name-resolution',
  'tcp-connect',
  'greeting',
  'features',
  'explicit-tls',
  'implicit-tls',
  'tls-versions',
  'plain-policy',
  'login',
  'passive-pasv',
  'passive-epsv',
  'passive-data',
  'transfer',
] as const;

/** Without the everyday client, which logs in for itself. */
export const listingChecks = comparableChecks.filter((check) => check !== 'transfer');

export interface BenchRun {
  readonly tookMs: number;
  readonly observations: readonly Observation[];
}

/** Runs Portside's checks against the delayed host. */
export async function runPortside(
  host: DelayedHost,
  checks: readonly string[] | null,
  withLogin: boolean,
): Promise<BenchRun> {
  const profile = builtInProfiles.find(({ id }) => id === 'generic');
  if (!profile) throw new Error('There is no generic profile.');
  const places = new Map([
    [21, host.explicitPort],
    [990, host.implicitPort],
  ]);
  const dialer: Dialer = {
    lookUp: (name, type) =>
      name !== host.host ? null : type === 'A' ? [{ type, value: documentation, ttl: null }] : [],
    place: ({ port }) =>
      port < 1024 && !places.has(port)
        ? 'refused'
        : { host: host.address, port: places.get(port) ?? port, trust: host.caPem, practice: true },
  };
  const shared = { dialer, trustAnchorsPem: [], onConnection: () => undefined };
  const startedAt = performance.now();
  const { observations } = await runProbes({
    runId: 'bench',
    request: {
      host: host.host,
      isAddress: false,
      port: null,
      encryption: null,
      hasLogin: withLogin,
      checks,
      thorough: false,
      inbound: null,
    },
    profile,
    policy: makeTargetPolicy({ practice: { hosts: new Map([[host.host, documentation]]) } }),
    network: createNodeNetwork({ ...shared, resolvers: [], activePortRange: null }),
    clock: nodeClock,
    vantage: { kind: 'portal', network: 'bench' },
    login: withLogin ? host.login : null,
    done: new Set(),
    priorObservations: [],
    cancel: new AbortController().signal,
    sink: {
      planned: () => undefined,
      started: () => undefined,
      readable: () => undefined,
      finished: () => undefined,
      broke: (key, error) => console.error(key, error),
    },
    transfer: createBasicFtpTransfer(shared),
  });
  return { tookMs: performance.now() - startedAt, observations };
}

import { parsePrefix } from '@/lib/net/cidr';
import type { Network } from '@/lib/net/network';
import { makeTargetPolicy } from '@/lib/net/target-policy';
import { defaultLimits } from '@/lib/probes/limits';
import { runProbes } from '@/lib/probes/run-probes';
import { builtInProfiles } from '@/lib/provider/built-in-profiles';
import { nodeClock } from '@/lib/server/network/node-clock';

const prefix = parsePrefix('203.0.113.0/24');
if (!prefix.ok) throw new Error('The documentation block is written wrongly.');

/** The block whose packets vanish. */
export const vanishing = prefix.value;
export const blackHoleHost = 'black-hole.portside.test';
export const blackHoleAddresses: readonly string[] = Array.from(
  { length: 8 },
  (_, index) => `203.0.113.${index + 11}`,
);

/**
 * Runs all checks against eight addresses and four ports that never answer.
 * @returns milliseconds for the whole run
 */
export async function runBlackHole(network: Network): Promise<number> {
  const profile = builtInProfiles.find(({ controlPorts }) => controlPorts.length === 4);
  if (!profile) throw new Error('No built-in profile has four control ports.');
  const startedAt = performance.now();
  const { observations } = await runProbes({
    runId: 'bench',
    request: {
      host: blackHoleHost,
      isAddress: false,
      port: null,
      encryption: null,
      hasLogin: false,
      checks: null,
      thorough: false,
      inbound: null,
    },
    profile,
    policy: makeTargetPolicy({ lab: { networks: [vanishing], testNames: true } }),
    network,
    clock: nodeClock,
    vantage: { kind: 'portal', network: 'bench' },
    login: null,
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
  const dropped = observations.filter(
    (seen) => seen.kind === 'tcp-connect' && seen.failure === 'timed_out',
  ).length;
  if (dropped !== 32)
    throw new Error(`Of 32 connections ${dropped} timed out; the packets do not vanish as they should.`);
  return tookMs;
}

export const connectTimeoutMs = defaultLimits.connectMs;

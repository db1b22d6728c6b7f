import { type Prefix, parsePrefix } from '@/lib/net/cidr';
import type { Clock } from '@/lib/net/deadline';
import type { Network } from '@/lib/net/network';
import { makeTargetPolicy, type TargetPolicy } from '@/lib/net/target-policy';
import { type PracticeTable, practiceTableSchema } from '@/lib/practice/table';
import type { ConnectionAudit } from './connection-audit';
import { directDialer } from './direct-dialer';
import { nodeClock } from './node-clock';
import type { PortRange } from './node-listener';
import { createNodeNetwork } from './node-network';
import { practiceDialer } from './practice-dialer';
import { checkNetworkRuntime } from './self-check';

/** The part of the settings that decides what can be reached. */
export interface NetworkSettings {
  readonly lab: { readonly ranges: readonly string[] } | undefined;
  readonly resolvers: readonly string[];
  /** JSON text of the practice servers' table. */
  readonly practice: string | undefined;
  readonly tryOut: boolean;
}

export interface NetworkExtras {
  readonly onConnection: (audit: ConnectionAudit) => void;
  readonly operatorRefusals?: TargetPolicy['operatorRefusals'];
  readonly trustAnchorsPem?: readonly string[];
  readonly activePortRange?: PortRange;
}

export interface OpenedNetwork {
  readonly network: Network;
  readonly policy: TargetPolicy;
  readonly clock: Clock;
}

/**
 * The network and the policy of this process. Practice servers are reachable in the try-out only. Throws when the
 * settings ask for more than may be opened, or when the runtime cannot be trusted.
 */
export async function openNetwork(settings: NetworkSettings, extras: NetworkExtras): Promise<OpenedNetwork> {
  await checkNetworkRuntime();
  const policy = networkPolicy(settings, extras.operatorRefusals);
  const table = practiceOf(settings);
  const direct = directDialer(policy.lab?.networks ?? []);
  const network = createNodeNetwork({
    dialer: table ? practiceDialer(table, direct) : direct,
    resolvers: settings.resolvers,
    trustAnchorsPem: extras.trustAnchorsPem ?? [],
    activePortRange: extras.activePortRange ?? null,
    onConnection: extras.onConnection,
  });
  return { network, policy, clock: nodeClock };
}

/** The policy alone, for processes that read targets and contact none. */
export function networkPolicy(
  settings: NetworkSettings,
  operatorRefusals: TargetPolicy['operatorRefusals'] = { names: [], addresses: [] },
): TargetPolicy {
  const table = practiceOf(settings);
  const hosts = new Map(table?.servers.map((server) => [server.host, server.address]));
  return makeTargetPolicy({
    lab: settings.lab ? { networks: settings.lab.ranges.map(readRange), testNames: true } : null,
    practice: table ? { hosts } : null,
    operatorRefusals,
  });
}

function practiceOf({ practice, tryOut }: NetworkSettings): PracticeTable | null {
  return tryOut && practice !== undefined ? practiceTableSchema.parse(JSON.parse(practice)) : null;
}

function readRange(text: string): Prefix {
  const prefix = parsePrefix(text);
  if (!prefix.ok) throw new Error(`The lab setting names ${text}, which is no block of addresses (${prefix.reason}).`);
  return prefix.value;
}

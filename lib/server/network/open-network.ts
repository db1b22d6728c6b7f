import type { Clock } from '@/lib/net/deadline';
import type { Network } from '@/lib/net/network';
import type { TargetPolicy } from '@/lib/net/target-policy';
import type { EndToEndTransfer } from '@/lib/probes/end-to-end-transfer';
import { createBasicFtpTransfer } from './basic-ftp-transfer';
import type { ConnectionAudit } from './connection-audit';
import { directDialer } from './direct-dialer';
import { nodeClock } from './node-clock';
import type { PortRange } from './node-listener';
import { createNodeNetwork } from './node-network';
import { practiceDialer } from './practice-dialer';
import { checkNetworkRuntime } from './self-check';
import { type NetworkSettings, type OperatorRefusals, policyFor, practiceTable } from './target-policy';

export interface NetworkExtras {
  readonly onConnection: (audit: ConnectionAudit) => void;
  readonly operatorRefusals?: OperatorRefusals;
  /** Roots to trust beside the public ones, PEM. */
  readonly trustAnchorsPem?: readonly string[];
}

/** The part of the settings that decides how this machine reaches others, and how they reach it. */
export interface ReachSettings {
  readonly resolvers: readonly string[];
  /** Ports for active mode; null or left out when connections from outside cannot reach this machine. */
  readonly activePorts?: PortRange | null;
  /** Public addresses of this machine, at most one per family, where they are not its own. */
  readonly publicAddresses?: readonly string[];
}

export interface OpenedNetwork {
  readonly network: Network;
  readonly policy: TargetPolicy;
  readonly clock: Clock;
  /** The client for the proof with a real transfer; it reaches what `network` reaches. */
  readonly transfer: EndToEndTransfer;
}

/**
 * The network, the policy and the transfer client of this process. Practice servers are reachable in the try-out only. Throws when the
 * settings ask for more than may be opened, or when the runtime cannot be relied on.
 */
export async function openNetwork(
  settings: NetworkSettings & ReachSettings,
  extras: NetworkExtras,
): Promise<OpenedNetwork> {
  await checkNetworkRuntime();
  const policy = policyFor(settings, extras.operatorRefusals ?? { names: [], addresses: [] });
  const table = practiceTable(settings);
  const opened = policy.lab?.networks ?? [];
  const direct = directDialer(opened);
  const shared = {
    dialer: table ? practiceDialer(table, direct) : direct,
    trustAnchorsPem: extras.trustAnchorsPem ?? [],
    onConnection: extras.onConnection,
  };
  const network = createNodeNetwork({
    ...shared,
    resolvers: settings.resolvers,
    activePortRange: settings.activePorts ?? null,
    reach: { publicAddresses: settings.publicAddresses ?? [], opened },
  });
  return { network, policy, clock: nodeClock, transfer: createBasicFtpTransfer(shared) };
}

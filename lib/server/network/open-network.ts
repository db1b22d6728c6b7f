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
  /** Ports for active mode; left out when connections from outside cannot reach this machine. */
  readonly activePortRange?: PortRange;
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
  settings: NetworkSettings & { readonly resolvers: readonly string[] },
  extras: NetworkExtras,
): Promise<OpenedNetwork> {
  await checkNetworkRuntime();
  const policy = policyFor(settings, extras.operatorRefusals ?? { names: [], addresses: [] });
  const table = practiceTable(settings);
  const direct = directDialer(policy.lab?.networks ?? []);
  const shared = {
    dialer: table ? practiceDialer(table, direct) : direct,
    trustAnchorsPem: extras.trustAnchorsPem ?? [],
    onConnection: extras.onConnection,
  };
  const network = createNodeNetwork({
    ...shared,
    resolvers: settings.resolvers,
    activePortRange: extras.activePortRange ?? null,
  });
  return { network, policy, clock: nodeClock, transfer: createBasicFtpTransfer(shared) };
}

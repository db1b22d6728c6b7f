import type { Deadline } from '@/lib/net/deadline';
import type { ConnectOutcome } from '@/lib/net/network';
import { allowTarget } from '@/lib/net/target-policy';
import type { CheckContext } from './check';

/** Connects to the pinned control address at the port that a passive reply has named. */
export async function openDataPort(
  port: number,
  context: CheckContext,
  patience: Deadline,
): Promise<ConnectOutcome> {
  const { pinned, policy, network } = context;
  if (!pinned) return { ok: false, failure: 'interrupted' };
  const { host, address } = pinned;
  const allowed = allowTarget(policy, { host, address, port, purpose: 'passive-data' });
  if (!allowed.ok) return { ok: false, failure: 'reply_unexpected', detail: allowed.reason };
  return network.connect(allowed.value, patience);
}

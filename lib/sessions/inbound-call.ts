import { parseAddress } from '@/lib/net/address';
import { allowInboundAddress, allowInboundPort } from '@/lib/net/target-policy';
import type { ProbeRequest } from '@/lib/probes/check';
import { type Result, refusal, success } from '@/lib/result';
import { targetPolicy } from '@/lib/server/network/target-policy';

export interface InboundRefusal {
  readonly code: 'inbound-address' | 'inbound-port';
  readonly sentence: string;
}

/** Why nobody can be called at this address; null when they can. */
export const whyNotCalled = (source: string): string | null => allowInboundAddress(targetPolicy(), source);

/**
 * Whom an inbound test calls: the address that asks for it, and no other.
 * @param source where the request comes from, as the last trusted hop saw it; never anything from the request itself
 */
export function inboundCall(
  source: string,
  port: number,
): Result<NonNullable<ProbeRequest['inbound']>, InboundRefusal> {
  const unreachable = whyNotCalled(source);
  if (unreachable !== null) return refusal({ code: 'inbound-address', sentence: unreachable });
  const closed = allowInboundPort(port);
  if (closed !== null) return refusal({ code: 'inbound-port', sentence: closed });
  return success({ address: parseAddress(source)?.text ?? source, port });
}

import type { Observation } from '@/lib/observations/observation';
import type { AddressList } from './address-origin';

/**
 * The addresses that a name led to when it was tested, for services whose list nobody knows. Addresses that the
 * target policy refuses (private ones and the like) are left out. Null when nothing was seen.
 */
export function seenAddresses(observations: readonly Observation[], host: string): AddressList | null {
  const entries = new Set<string>();
  let latest = '';
  for (const seen of observations) {
    if (seen.kind !== 'name-resolution' || seen.target?.host !== host) continue;
    for (const { address, refusal } of seen.addresses) if (refusal === null) entries.add(address);
    if (seen.at > latest) latest = seen.at;
  }
  if (entries.size === 0) return null;
  return { origin: { kind: 'seen', host, on: latest.slice(0, 10) }, entries: [...entries] };
}

import { parseAddress } from '@/lib/net/address';
import { classifyAddress } from '@/lib/net/address-class';
import { containsAddress, type Prefix } from '@/lib/net/cidr';
import type { Place } from './dialer';

/** By which addresses others reach this machine. */
export interface OwnReach {
  /** As the operator says: at most one address per family, canonical. */
  readonly publicAddresses: readonly string[];
  /** What the lab setting opens. */
  readonly opened: readonly Prefix[];
}

/**
 * The address by which the other end of a connection reaches this machine: the operator's word for that family, else
 * our own end where it is no address of some inner network.
 * @param local our end of the connection, canonical
 * @returns null when nobody out there could reach it
 */
export function reachableAddress(local: string, place: Place, reach: OwnReach): string | null {
  // A practice server stands on this machine, and sees us where we are.
  if (place.practice) return local;
  const address = parseAddress(local);
  if (!address) return null;
  const told = reach.publicAddresses.find((text) => parseAddress(text)?.family === address.family);
  if (told !== undefined) return told;
  const opened = reach.opened.some((prefix) => containsAddress(prefix, address));
  return opened || classifyAddress(address).public ? local : null;
}

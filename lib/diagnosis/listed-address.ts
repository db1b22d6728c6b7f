import { parseAddress } from '@/lib/net/address';
import { containsAddress, parsePrefix } from '@/lib/net/cidr';

/** True when an address is one of the list or in one of its blocks. Entries that are neither count as absent. */
export function isListed(address: string, list: readonly string[]): boolean {
  const wanted = parseAddress(address);
  if (wanted === null) return false;
  return list.some((entry) => {
    const prefix = parsePrefix(entry);
    return prefix.ok && containsAddress(prefix.value, wanted);
  });
}

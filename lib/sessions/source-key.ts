import { addressFromValue, parseAddress } from '@/lib/net/address';

const MAPPED = 0xffffn;

/**
 * Who a request counts against: an IPv4 address as it is, an IPv6 address as its /64, because one household or
 * machine has a whole /64. IPv4 written as IPv6 (::ffff:…) counts as IPv4.
 *
 * @param address as the web process saw it; text that is no address counts as itself, cut
 */
export function sourceKey(address: string): string {
  const text = address.trim().replace(/%.*$/, '');
  const parsed = parseAddress(text);
  if (!parsed) return text.slice(0, 64) || 'unknown';
  if (parsed.family === 4) return parsed.text;
  if (parsed.value >> 32n === MAPPED) return addressFromValue(4, parsed.value & 0xffffffffn).text;
  return `${addressFromValue(6, (parsed.value >> 64n) << 64n).text}/64`;
}

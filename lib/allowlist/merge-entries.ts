import { aggregatePrefixes, formatPrefix, type Prefix, parsePrefix } from '@/lib/net/cidr';
import { inertText } from '@/lib/net/inert-text';
import { checkAddressEntry } from '@/lib/provider/check-address-entry';
import { type Result, refusal, success } from '@/lib/result';

export interface RefusedEntry {
  /** What was written, harmless to show. */
  readonly shown: string;
  /** `must be …` */
  readonly sentence: string;
}

/**
 * The fewest blocks with exactly the same addresses, per family, in ascending order. One wrong entry refuses the
 * whole list: rules that leave one out would look right and fail now and then.
 */
export function mergeEntries(
  entries: readonly string[],
): Result<{ readonly ipv4: readonly string[]; readonly ipv6: readonly string[] }, readonly RefusedEntry[]> {
  const prefixes: Prefix[] = [];
  const refused: RefusedEntry[] = [];
  for (const entry of entries) {
    const fault = checkAddressEntry(entry);
    const parsed = parsePrefix(entry);
    if (fault === null && parsed.ok) prefixes.push(parsed.value);
    else refused.push({ shown: inertText(entry, 64), sentence: fault ?? 'must be an address' });
  }
  if (refused.length > 0) return refusal(refused);
  const merged = aggregatePrefixes(prefixes);
  const family = (wanted: 4 | 6) => merged.filter((one) => one.family === wanted).map(formatPrefix);
  return success({ ipv4: family(4), ipv6: family(6) });
}

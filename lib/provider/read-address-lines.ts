import { type Result, refusal, success } from '@/lib/result';
import { checkAddressEntry } from './check-address-entry';

/** Most entries a list may have; the largest published lists of services are far below. */
const most = 20_000;

/**
 * Reads a list with one address or CIDR block per line; blank lines and what follows `#` are skipped.
 *
 * @returns the entries as written, or one sentence per wrong line (at most ten); a list without entries is refused,
 *   since it is nearly always a failed download
 */
export function readAddressLines(text: string): Result<readonly string[], readonly string[]> {
  const entries: string[] = [];
  const faults: string[] = [];
  for (const [index, whole] of text.split(/\r?\n/).entries()) {
    const line = whole.replace(/#.*/, '').trim();
    if (line === '') continue;
    const fault = checkAddressEntry(line);
    if (fault === null) entries.push(line);
    else if (faults.length < 10) faults.push(`line ${index + 1} ${fault}`);
    if (entries.length > most) return refusal([`must have at most ${most} entries`]);
  }
  if (faults.length > 0) return refusal(faults);
  return entries.length > 0 ? success(entries) : refusal(['must name at least one address']);
}

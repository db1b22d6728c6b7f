import { addressFromValue } from '@/lib/net/address';
import { lastOf, parsePrefix } from '@/lib/net/cidr';

/** The lowest and highest address of a CIDR block in canonical text. Throws when the text is no block. */
export function firstAndLast(cidr: string): [first: string, last: string] {
  const parsed = parsePrefix(cidr);
  if (!parsed.ok) throw new TypeError(`${cidr} is no CIDR block.`);
  const { family, first } = parsed.value;
  return [addressFromValue(family, first).text, addressFromValue(family, lastOf(parsed.value)).text];
}

import { type Result, refusal, success } from '@/lib/result';
import { addressFromValue, type IpAddress, parseAddress } from './address';

/** A block of addresses that share their first `length` bits. The other bits of `first` are zero. */
export interface Prefix {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly length: number;
}

export type PrefixFault =
  | 'not-an-address' // the part before the slash
  | 'bad-length' // not a whole number from 0 to 32 or 128, or written with a leading zero or sign
  | 'host-bits'; // bits set after the prefix: two readings are possible, so none is taken

const bitsOf = (family: 4 | 6): number => (family === 4 ? 32 : 128);
const sizeOf = (prefix: Prefix): bigint => 1n << BigInt(bitsOf(prefix.family) - prefix.length);

/**
 * Reads `address/length`, or a bare address as a block of one (RFC 4632 section 3.1, RFC 4291 section 2.3).
 * Nothing is repaired: what could be read in two ways is refused.
 */
export function parsePrefix(text: string): Result<Prefix, PrefixFault> {
  const slash = text.indexOf('/');
  const address = parseAddress(slash < 0 ? text : text.slice(0, slash));
  if (!address) return refusal('not-an-address');
  if (slash < 0) return success(prefixOf(address));
  const digits = text.slice(slash + 1);
  const length = /^(0|[1-9][0-9]{0,2})$/.test(digits) ? Number(digits) : Number.POSITIVE_INFINITY;
  if (length > bitsOf(address.family)) return refusal('bad-length');
  const prefix = { family: address.family, first: address.value, length };
  return address.value & (sizeOf(prefix) - 1n) ? refusal('host-bits') : success(prefix);
}

/** A block that holds one address. */
const prefixOf = (address: IpAddress): Prefix => ({
  family: address.family,
  first: address.value,
  length: bitsOf(address.family),
});

/** Canonical text, always with the length. */
export const formatPrefix = (prefix: Prefix): string =>
  `${addressFromValue(prefix.family, prefix.first).text}/${prefix.length}`;

/** The highest address of a block as a number. */
export const lastOf = (prefix: Prefix): bigint => prefix.first + sizeOf(prefix) - 1n;

export const containsAddress = (prefix: Prefix, address: IpAddress): boolean =>
  prefix.family === address.family && address.value >= prefix.first && address.value <= lastOf(prefix);

export const containsPrefix = (outer: Prefix, inner: Prefix): boolean =>
  outer.family === inner.family && inner.first >= outer.first && lastOf(inner) <= lastOf(outer);

/**
 * The fewest blocks that hold exactly the same addresses, IPv4 first, in ascending order. Families are never
 * mixed: an IPv4-mapped block stays IPv6.
 */
export function aggregatePrefixes(prefixes: readonly Prefix[]): Prefix[] {
  const sorted = [...prefixes].sort(byPlace);
  const kept: Prefix[] = [];
  for (const next of sorted) {
    const top = kept.at(-1);
    if (top && containsPrefix(top, next)) continue;
    kept.push(next);
    joinSiblings(kept);
  }
  return kept;
}

/** The fewest blocks for the addresses from `first` to `last`, both included. Empty when they are out of order. */
export function prefixesOfRange(first: IpAddress, last: IpAddress): Prefix[] {
  if (first.family !== last.family) throw new TypeError('A range has one family.');
  const bits = bitsOf(first.family);
  const found: Prefix[] = [];
  let at = first.value;
  while (at <= last.value) {
    let size = 0;
    // Grow while the block still begins here and ends inside the range.
    while (
      size < bits &&
      ((at >> BigInt(size)) & 1n) === 0n &&
      at + (1n << BigInt(size + 1)) - 1n <= last.value
    )
      size++;
    found.push({ family: first.family, first: at, length: bits - size });
    at += 1n << BigInt(size);
  }
  return found;
}

function byPlace(a: Prefix, b: Prefix): number {
  if (a.family !== b.family) return a.family - b.family;
  if (a.first !== b.first) return a.first < b.first ? -1 : 1;
  return a.length - b.length;
}

/** Joins the last two blocks as long as they are the two halves of a larger one. */
function joinSiblings(kept: Prefix[]): void {
  for (;;) {
    const right = kept.at(-1);
    const left = kept.at(-2);
    if (!left || !right || left.family !== right.family || left.length !== right.length) return;
    const parent: Prefix = { family: left.family, first: left.first, length: left.length - 1 };
    const aligned = (left.first & (sizeOf(parent) - 1n)) === 0n;
    if (!aligned || right.first !== left.first + sizeOf(left)) return;
    kept.splice(-2, 2, parent);
  }
}

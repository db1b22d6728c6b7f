/** An IP address as a value. Two addresses are equal when `family` and `value` are. */
export interface IpAddress {
  readonly family: 4 | 6;
  /** The 32 or 128 bits as one number. */
  readonly value: bigint;
  /** Canonical text: four decimals, or RFC 5952. */
  readonly text: string;
}

const longest = 45;

/**
 * Reads an address strictly: four plain decimals without leading zeros (RFC 6943 section 3.1.1 tells why other
 * spellings are dangerous), or IPv6 text as in RFC 4291 section 2.2. No zone, no brackets, no prefix length.
 * @returns null for everything else
 */
export function parseAddress(text: string): IpAddress | null {
  if (text.length > longest) return null;
  const family = text.includes(':') ? 6 : 4;
  const value = family === 6 ? parseIpv6(text) : parseIpv4(text);
  return value === null ? null : addressFromValue(family, value);
}

/** The address with these bits. Throws when the number does not fit the family. */
export function addressFromValue(family: 4 | 6, value: bigint): IpAddress {
  if (value < 0n || value > lastValue(family)) throw new RangeError('The number does not fit an address.');
  return { family, value, text: family === 4 ? formatIpv4(value) : formatIpv6(value) };
}

/** The highest address of a family as a number. */
const lastValue = (family: 4 | 6): bigint => (family === 4 ? 0xffffffffn : (1n << 128n) - 1n);

function parseIpv4(text: string): bigint | null {
  const parts = text.split('.');
  if (parts.length !== 4) return null;
  let value = 0;
  for (const part of parts) {
    if (!/^(0|[1-9][0-9]{0,2})$/.test(part) || Number(part) > 255) return null;
    value = value * 256 + Number(part);
  }
  return BigInt(value);
}

function parseIpv6(text: string): bigint | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const head = readGroups(halves[0] ?? '', halves.length === 1);
  const tail = halves.length === 2 ? readGroups(halves[1] ?? '', true) : [];
  if (head === null || tail === null) return null;
  const missing = 8 - head.length - tail.length;
  // "::" stands for at least one group of zeros (RFC 5952 section 4.2.2 reads RFC 4291 so).
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...Array<number>(missing).fill(0), ...tail];
  return BigInt(`0x${groups.map((group) => group.toString(16).padStart(4, '0')).join('')}`);
}

/** Groups between colons; the last may be an IPv4 address, which counts as two. */
function readGroups(text: string, last: boolean): number[] | null {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (/^[0-9a-fA-F]{1,4}$/.test(part)) {
      groups.push(Number.parseInt(part, 16));
      continue;
    }
    const ipv4 = last && index === parts.length - 1 ? parseIpv4(part) : null;
    if (ipv4 === null) return null;
    groups.push(Number(ipv4 >> 16n), Number(ipv4 & 0xffffn));
  }
  return groups;
}

function formatIpv4(value: bigint): string {
  const bits = Number(value);
  return [24, 16, 8, 0].map((shift) => (bits >>> shift) & 255).join('.');
}

function formatIpv6(value: bigint): string {
  // RFC 5952 section 5: mapped addresses keep the dotted form.
  if (value >> 32n === 0xffffn) return `::ffff:${formatIpv4(value & 0xffffffffn)}`;
  const hex = value.toString(16).padStart(32, '0');
  const groups = (hex.match(/.{4}/g) ?? []).map((group) => Number.parseInt(group, 16));
  const { start, length } = longestZeroRun(groups);
  const words = groups.map((group) => group.toString(16));
  if (length < 2) return words.join(':');
  return `${words.slice(0, start).join(':')}::${words.slice(start + length).join(':')}`;
}

/** The first of the longest runs of zero groups: the one that RFC 5952 section 4.2.3 shortens. */
function longestZeroRun(groups: readonly number[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let start = 0;
  for (const [index, group] of groups.entries()) {
    if (group !== 0) start = index + 1;
    else if (index + 1 - start > best.length) best = { start, length: index + 1 - start };
  }
  return best;
}

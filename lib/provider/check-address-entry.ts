import { addressFromValue } from '@/lib/net/address';
import { type AddressKind, classifyAddress } from '@/lib/net/address-class';
import { formatPrefix, lastOf, type Prefix, type PrefixFault, parsePrefix } from '@/lib/net/cidr';

/** Wider blocks are a mistake in a list of one service's addresses, and would open half of the internet. */
const widest = { 4: 8, 6: 19 } as const;

/** Addresses that no server can have. Private ones are allowed: a service may stand in the same network. */
const impossible: ReadonlySet<AddressKind> = new Set<AddressKind>([
  'this-network',
  'unspecified',
  'loopback',
  'link-local',
  'multicast',
  'reserved',
  'embeds-ipv4',
  'discard',
]);

/**
 * Checks one entry of a list of a service's addresses: an address or a CIDR block.
 *
 * @returns null when it is good, else what is wrong, to be read after the entry's place: `must be …`
 */
export function checkAddressEntry(text: string): string | null {
  const parsed = parsePrefix(text);
  if (!parsed.ok) return faultSentence(parsed.reason, text);
  const { family, length, first } = parsed.value;
  if (length < widest[family]) return `must be /${widest[family]} or longer; /${length} would open too much`;
  for (const value of [first, lastOf(parsed.value)]) {
    const found = classifyAddress(addressFromValue(family, value));
    if (!found.public && impossible.has(found.kind))
      return `must be an address that a server can have (${found.kind})`;
  }
  return null;
}

function faultSentence(fault: PrefixFault, text: string): string {
  if (fault === 'not-an-address')
    return 'must be an address or a CIDR block, such as 192.0.2.1 or 2001:db8::/64';
  if (fault === 'bad-length') return 'must end in a length from /0 to /32, or to /128 for IPv6';
  const start = blockAround(text);
  return `must be the start of its block${start ? `; did you mean ${start}` : ''}`;
}

/** The block that holds an address with bits after its prefix: a suggestion, never taken silently. */
function blockAround(text: string): string | null {
  const [address = '', length = ''] = text.split('/');
  const whole = parsePrefix(address);
  if (!whole.ok) return null;
  const shift = BigInt((whole.value.family === 4 ? 32 : 128) - Number(length));
  const block: Prefix = {
    ...whole.value,
    first: (whole.value.first >> shift) << shift,
    length: Number(length),
  };
  return formatPrefix(block);
}

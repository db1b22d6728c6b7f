import type { IpAddress } from './address';
import { containsAddress, type Prefix, parsePrefix } from './cidr';

/** Why an address is not on the public internet. */
export type AddressKind =
  | 'this-network'
  | 'private'
  | 'shared'
  | 'loopback'
  | 'link-local'
  | 'protocol'
  | 'documentation'
  | 'relay'
  | 'benchmarking'
  | 'multicast'
  | 'reserved'
  | 'cloud'
  | 'unspecified'
  | 'embeds-ipv4'
  | 'unique-local'
  | 'site-local'
  | 'discard'
  | 'outside';

export type AddressClass =
  | { readonly public: true }
  | { readonly public: false; readonly kind: AddressKind; readonly reason: string };

type Row = readonly [block: string, kind: AddressKind, what: string];
type Block = { readonly prefix: Prefix; readonly kind: AddressKind; readonly what: string };

/** Everything in IPv4 that is set aside (IANA special-purpose registry, RFC 6890 and its successors). */
const ipv4Rows: readonly Row[] = [
  ['0.0.0.0/8', 'this-network', 'means "this network" (RFC 791)'],
  ['10.0.0.0/8', 'private', 'is a private address'],
  ['100.64.0.0/10', 'shared', 'is used inside the networks of internet providers (RFC 6598)'],
  ['127.0.0.0/8', 'loopback', 'always means the computer itself'],
  ['169.254.0.0/16', 'link-local', 'works only within one local network'],
  ['172.16.0.0/12', 'private', 'is a private address'],
  ['192.0.0.0/24', 'protocol', 'is reserved for network protocols (RFC 6890)'],
  ['192.0.2.0/24', 'documentation', 'is reserved for examples in documentation'],
  ['192.31.196.0/24', 'protocol', 'is reserved for a name service project (RFC 7535)'],
  ['192.52.193.0/24', 'protocol', 'is reserved for multicast tunnels (RFC 7450)'],
  ['192.88.99.0/24', 'relay', 'belonged to relays between IPv4 and IPv6 (RFC 7526)'],
  ['192.168.0.0/16', 'private', 'is a private address'],
  ['192.175.48.0/24', 'protocol', 'is reserved for a name service project (RFC 7534)'],
  ['198.18.0.0/15', 'benchmarking', 'is reserved for measuring network equipment (RFC 2544)'],
  ['198.51.100.0/24', 'documentation', 'is reserved for examples in documentation'],
  ['203.0.113.0/24', 'documentation', 'is reserved for examples in documentation'],
  ['224.0.0.0/4', 'multicast', 'is the address of a group (multicast)'],
  ['240.0.0.0/4', 'reserved', 'is reserved'],
  ['168.63.129.16/32', 'cloud', 'is an internal address of a cloud'],
];

/** The only part of IPv6 that is given out for the public internet (RFC 4291 section 2.4, IANA). */
const globalUnicast = '2000::/3';

const ipv6Inside: readonly Row[] = [
  ['2001::/23', 'protocol', 'is reserved for network protocols and tunnels (RFC 2928)'],
  ['2001:db8::/32', 'documentation', 'is reserved for examples in documentation'],
  ['2002::/16', 'embeds-ipv4', 'carries an IPv4 address inside (6to4)'],
  ['2620:4f:8000::/48', 'protocol', 'is reserved for a name service project (RFC 7534)'],
  ['3fff::/20', 'documentation', 'is reserved for examples in documentation'],
];

/** Outside `globalUnicast` everything is refused; these rows only give better words. The first match counts. */
const ipv6Outside: readonly Row[] = [
  ['::/128', 'unspecified', 'means "no address"'],
  ['::1/128', 'loopback', 'always means the computer itself'],
  ['::ffff:0:0/96', 'embeds-ipv4', 'is an IPv4 address in IPv6 spelling'],
  ['::ffff:0:0:0/96', 'embeds-ipv4', 'is an IPv4 address in IPv6 spelling'],
  ['::/96', 'embeds-ipv4', 'is an IPv4 address in an old IPv6 spelling'],
  ['64:ff9b::/96', 'embeds-ipv4', 'carries an IPv4 address inside (NAT64)'],
  ['64:ff9b:1::/48', 'embeds-ipv4', 'carries an IPv4 address inside (NAT64)'],
  ['100::/64', 'discard', 'is reserved for traffic that is thrown away (RFC 6666)'],
  ['100:0:0:1::/64', 'discard', 'is a placeholder that leads nowhere (RFC 9780)'],
  ['fc00::/7', 'unique-local', 'is a private address'],
  ['fe80::/10', 'link-local', 'works only within one local network'],
  ['fec0::/10', 'site-local', 'is a private address of an old kind'],
  ['ff00::/8', 'multicast', 'is the address of a group (multicast)'],
];

const outside: Omit<Block, 'prefix'> = { kind: 'outside', what: 'is not in the public part of IPv6' };

/** The blocks set aside for documentation (RFC 5737, RFC 3849, RFC 9637): all that a lab may open. */
export const documentationPrefixes: readonly Prefix[] = [...ipv4Rows, ...ipv6Inside]
  .filter(([, kind]) => kind === 'documentation')
  .map(([block]) => readBlock(block));

/** Every refused block as CIDR text, for a second and independent matcher. IPv6 outside 2000::/3 is not listed. */
export const refusedBlocks: readonly string[] = [...ipv4Rows, ...ipv6Inside].map(([block]) => block);

const ipv4Blocks = ipv4Rows.map(toBlock);
const insideBlocks = ipv6Inside.map(toBlock);
const outsideBlocks = ipv6Outside.map(toBlock);
const publicIpv6 = readBlock(globalUnicast);

/**
 * Whether an address belongs to the public internet. IPv4 is refused by list, IPv6 is allowed by list. Blocks with
 * a special purpose are refused even where the registry calls them globally reachable.
 */
export function classifyAddress(address: IpAddress): AddressClass {
  const found = findBlock(address);
  if (!found) return { public: true };
  return {
    public: false,
    kind: found.kind,
    reason: `${address.text} ${found.what} and cannot be reached from the internet; enter the public name or address.`,
  };
}

function findBlock(address: IpAddress): Omit<Block, 'prefix'> | undefined {
  const among = (blocks: readonly Block[]) => blocks.find(({ prefix }) => containsAddress(prefix, address));
  if (address.family === 4) return among(ipv4Blocks);
  return containsAddress(publicIpv6, address) ? among(insideBlocks) : (among(outsideBlocks) ?? outside);
}

function toBlock([block, kind, what]: Row): Block {
  return { prefix: readBlock(block), kind, what };
}

function readBlock(block: string): Prefix {
  const prefix = parsePrefix(block);
  if (!prefix.ok) throw new Error(`The block ${block} is written wrongly: ${prefix.reason}`);
  return prefix.value;
}

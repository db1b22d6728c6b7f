import { parseAddress } from '@/lib/net/address';
import { type AddressKind, classifyAddress } from '@/lib/net/address-class';
import type { ObservationOf } from '@/lib/observations/observation';
import { type Result, refusal, success } from '@/lib/result';

/** How the address in a passive reply relates to the server we talk to. */
export type NamedAddress = NonNullable<ObservationOf<'passive-reply'>['names']>;

const textLimit = 2048;
const sixNumbers = /^(\d{1,3}),(\d{1,3}),(\d{1,3}),(\d{1,3}),(\d{1,3}),(\d{1,3})$/;

/**
 * Reads the text of a 227 reply strictly: six decimal numbers from 0 to 255 (RFC 959 section 4.1.2), in the first
 * parentheses, or where there are none the only such group in the text (RFC 1123 section 4.1.2.6).
 * @returns the address and port as named; neither has been judged
 */
export function parsePasv(text: string): Result<{ address: string; port: number }, 'malformed'> {
  const start = text.slice(0, textLimit);
  const inside = /\(([^()]*)\)/.exec(start)?.[1];
  const found = inside === undefined && !start.includes('(') ? onlyGroup(start) : inside?.replaceAll(' ', '');
  const numbers = sixNumbers
    .exec(found ?? '')
    ?.slice(1)
    .map(Number);
  if (!numbers || numbers.some((number) => number > 255)) return refusal('malformed');
  const [a, b, c, d, high = 0, low = 0] = numbers;
  return success({ address: `${a}.${b}.${c}.${d}`, port: high * 256 + low });
}

/** The one run of digits and commas with a comma in it; null when there are several or it touches a sign. */
function onlyGroup(text: string): string | null {
  const groups = [...text.matchAll(/(-?)(\d[\d,]*\d)/g)].filter((match) => match[2]?.includes(','));
  const [only] = groups;
  return groups.length === 1 && only?.[1] === '' ? (only[2] ?? null) : null;
}

/**
 * Reads the text of a 229 reply strictly: `(<d><d><d>port<d>)` with one printable delimiter that is no digit
 * (RFC 2428 section 3), the port from 1 to 65535 without leading zeros.
 */
export function parseEpsv(text: string): Result<{ port: number }, 'malformed'> {
  const inside = /\(([^()]*)\)/.exec(text.slice(0, textLimit))?.[1] ?? '';
  const found = /^([!-/:-~])\1\1([1-9]\d{0,4})\1$/.exec(inside);
  const port = Number(found?.[2]);
  return found && port <= 65535 ? success({ port }) : refusal('malformed');
}

const categories: Partial<Record<AddressKind, NamedAddress>> = {
  private: 'private',
  'unique-local': 'private',
  'site-local': 'private',
  shared: 'private',
  'link-local': 'private',
  loopback: 'loopback',
  unspecified: 'unspecified',
};

/**
 * Compares the address in a passive reply with the address of the control connection. The named address is only
 * judged, never contacted. Where the server itself has a documentation address, as in a test network, other
 * documentation addresses stand for public ones.
 */
export function compareWithPeer(named: string, peer: string): NamedAddress {
  const other = parseAddress(named);
  const own = parseAddress(peer.replace(/^::ffff:(?=\d+\.)/i, ''));
  if (!other) return 'other-special';
  if (own && own.family === other.family && own.value === other.value) return 'same';
  if (other.value === 0n) return 'unspecified';
  const found = classifyAddress(other);
  if (found.public) return 'other-public';
  const inTestNetwork = own !== null && isDocumentation(classifyAddress(own));
  if (inTestNetwork && isDocumentation(found)) return 'other-public';
  return categories[found.kind] ?? 'other-special';
}

const isDocumentation = (found: ReturnType<typeof classifyAddress>): boolean =>
  !found.public && found.kind === 'documentation';

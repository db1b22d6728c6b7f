import { parseAddress } from '@/lib/net/address';

/** Where a data connection is to go, as PORT and EPRT name it. Nobody has judged it. */
export interface DataPlace {
  readonly address: string;
  readonly port: number;
}

const isPort = (port: number): boolean => Number.isInteger(port) && port >= 1 && port <= 65535;

/** RFC 2428 section 2: the numbers of the address families. */
const families = { 4: '1', 6: '2' } as const;

/**
 * The argument of PORT (RFC 959 section 4.1.2): four numbers of an IPv4 address and two of the port.
 * Throws RangeError for anything else than an IPv4 address and a port from 1 to 65535.
 */
export function portArgument({ address, port }: DataPlace): string {
  const parsed = parseAddress(address);
  if (parsed?.family !== 4 || !isPort(port))
    throw new RangeError('PORT takes an IPv4 address and a port from 1 to 65535.');
  return [...parsed.text.split('.'), port >> 8, port & 0xff].join(',');
}

/**
 * The argument of EPRT (RFC 2428 section 2): family, address and port between delimiters.
 * Throws RangeError for anything else than an address and a port from 1 to 65535.
 */
export function extendedPortArgument({ address, port }: DataPlace): string {
  const parsed = parseAddress(address);
  if (!parsed || !isPort(port)) throw new RangeError('EPRT takes an address and a port from 1 to 65535.');
  return `|${families[parsed.family]}|${parsed.text}|${port}|`;
}

/** Reads the argument of PORT strictly; null for everything else than six numbers from 0 to 255 and a port above 0. */
export function parsePortArgument(text: string): DataPlace | null {
  const numbers = /^(?:(?:0|[1-9]\d{0,2}),){5}(?:0|[1-9]\d{0,2})$/.test(text)
    ? text.split(',').map(Number)
    : [];
  const [high = 0, low = 0] = numbers.slice(4);
  const port = high * 256 + low;
  if (numbers.length !== 6 || numbers.some((number) => number > 255) || !isPort(port)) return null;
  return { address: numbers.slice(0, 4).join('.'), port };
}

/**
 * Reads the argument of EPRT strictly, with one printable delimiter that appears in no address.
 * @returns `unknown-family` where the family is a number that RFC 2428 does not define; null for everything malformed
 */
export function parseExtendedPort(text: string): DataPlace | 'unknown-family' | null {
  const found = /^(?!\.)([!-/;-@[-`{-~])(\d{1,5})\1([0-9A-Fa-f.:]{2,45})\1([1-9]\d{0,4})\1$/.exec(text);
  if (!found) return null;
  const [, , family, written = '', digits] = found;
  if (family !== families[4] && family !== families[6]) return 'unknown-family';
  const address = parseAddress(written);
  const port = Number(digits);
  if (!address || families[address.family] !== family || !isPort(port)) return null;
  return { address: address.text, port };
}

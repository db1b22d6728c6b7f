import { parseAddress } from '@/lib/net/address';
import { parseName } from '@/lib/net/parse-name';
import { type Result, refusal, success } from '@/lib/result';
import { type KitCell, type KitOrder, type KitPort, kitLimits } from './kit-order';

/** Why no script is made of an order. Every one is a fault of the caller, not of the customer. */
export type KitRefusal =
  | 'bad-host'
  | 'bad-address'
  | 'bad-port'
  | 'bad-range'
  | 'bad-control'
  | 'bad-url'
  | 'bad-token'
  | 'nothing-to-test'
  | 'too-much'
  /** The text that the values are to be put into has no place for them. */
  | 'bad-template';

/** The values of a script, in order. Each is one line of letters, digits and a few signs that no shell gives a meaning to. */
export type KitValues = readonly (readonly [name: string, value: string])[];

/** What may stand in a value: no quote, no backslash, no dollar sign, no line end. Slash and space separate parts. */
const harmless = /^[A-Za-z0-9 ._:/[\]-]*$/;

/**
 * Turns an order into the values of a script. Addresses and names are parsed and written anew in their canonical
 * form, ports are numbers, so that nothing typed by a person gets into a script as it was typed.
 */
export function kitValues(order: KitOrder): Result<KitValues, KitRefusal> {
  const fault = findFault(order);
  if (fault) return refusal(fault);
  const addresses = order.addresses.map(canonicalAddress);
  const encryption = new Map(order.ports.map((one) => [one.port, one.encryption]));
  const cells = (order.only ?? []).map(
    ({ address, port }) => `${canonicalAddress(address)}/${port}/${encryption.get(port) ?? 'explicit'}`,
  );
  const values: KitValues = [
    ['TARGET', canonicalHost(order.host)],
    ['ADDRESSES', addresses.join(' ')],
    ['PORTS', order.ports.map((one) => `${one.port}/${one.encryption}`).join(' ')],
    ['SAMPLES', samplePlaces(order).join(' ')],
    [
      'CONTROLS',
      order.controls.map((one) => `${canonicalHost(one.host)}/${one.port}/${one.purpose}`).join(' '),
    ],
    ['ONLY', cells.join(' ')],
    ['REPORT_URL', canonicalUrl(order.reportUrl) ?? ''],
    ['ADDRESS_URL', canonicalUrl(order.addressUrl) ?? ''],
    ['TOKEN', order.token],
  ];
  if (!values.every(([, value]) => harmless.test(value)))
    throw new Error('A value that passed its check is not harmless.');
  return success(values);
}

function findFault(order: KitOrder): KitRefusal | null {
  const { addresses, ports, controls, only, passiveRange: range } = order;
  if (canonicalHost(order.host) === '') return 'bad-host';
  if (!addresses.every((address) => canonicalAddress(address) !== '')) return 'bad-address';
  if (!ports.every(isGoodPort)) return 'bad-port';
  if (range && !(isPort(range.from) && isPort(range.to) && range.from <= range.to)) return 'bad-range';
  if (
    !controls.every((one) => canonicalHost(one.host) !== '' && isPort(one.port) && purposes.has(one.purpose))
  )
    return 'bad-control';
  if (!(only ?? []).every(isGoodCell)) return 'bad-address';
  if (!canonicalUrl(order.reportUrl) || !canonicalUrl(order.addressUrl)) return 'bad-url';
  if (!/^[A-Za-z0-9_-]{22,128}$/.test(order.token)) return 'bad-token';
  if (only === null ? ports.length === 0 : only.length === 0) return 'nothing-to-test';
  const tooMuch =
    addresses.length > kitLimits.addresses ||
    ports.length > kitLimits.ports ||
    controls.length > kitLimits.controls ||
    (only?.length ?? 0) > kitLimits.cells;
  return tooMuch ? 'too-much' : null;
}

const purposes: ReadonlySet<string> = new Set(['same-port', 'web', 'high-port']);
const isPort = (port: number): boolean => Number.isInteger(port) && port >= 1 && port <= 65_535;
const isGoodPort = ({ port, encryption }: KitPort): boolean =>
  isPort(port) && (encryption === 'explicit' || encryption === 'implicit');
const isGoodCell = ({ address, port }: KitCell): boolean => canonicalAddress(address) !== '' && isPort(port);

/** Empty for everything that is no address. */
const canonicalAddress = (text: string): string => parseAddress(text)?.text ?? '';

/** Empty for everything that is neither an address nor a name in ASCII. */
function canonicalHost(text: string): string {
  const address = canonicalAddress(text);
  if (address !== '') return address;
  const name = parseName(text, 0);
  return name.ok && name.value.ascii === text ? name.value.ascii : '';
}

/** Null unless it is a plain URL over HTTPS; HTTP only where it cannot leave this machine. */
function canonicalUrl(text: string): string | null {
  if (text.length > 500 || !URL.canParse(text)) return null;
  const url = new URL(text);
  const isOwn = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  const isGood = url.protocol === 'https:' || (url.protocol === 'http:' && isOwn);
  const isBare = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  return isGood && isBare && harmless.test(url.href) && !url.href.includes(' ') ? url.href : null;
}

/** First and last port of the range and some between, at the first address: `192.0.2.1/2000`. */
function samplePlaces({ addresses, passiveRange, only }: KitOrder): string[] {
  const [first] = addresses;
  if (first === undefined || passiveRange === null || only !== null) return [];
  const { from, to } = passiveRange;
  const steps = Math.min(kitLimits.samples, to - from + 1);
  const ports = Array.from({ length: steps }, (_, index) =>
    steps === 1 ? from : Math.round(from + (index * (to - from)) / (steps - 1)),
  );
  return ports.map((port) => `${canonicalAddress(first)}/${port}`);
}

import { type DerValue, readDer } from './der-reader';
import type { TlsFacts } from './network';

/** Responses have one to five kilobytes, with the responder's own certificate in them. */
const longestResponse = 64 * 1024;
const valuesPerLevel = 32;

const sequence = 0x30;
const enumerated = 0x0a;
const octetString = 0x04;
const integer = 0x02;
const explicit0 = 0xa0;
/** `CertStatus`: implicit tags [0] and [2] are NULL, [1] holds when and why. */
const statuses: ReadonlyMap<number, NonNullable<TlsFacts['ocsp']>> = new Map([
  [0x80, 'good'],
  [0xa1, 'revoked'],
  [0x82, 'unknown'],
]);

/**
 * What an OCSP response (RFC 6960 section 4.2.1) says about one certificate. Neither signature nor age is checked:
 * it is what the service staples, not proof.
 * @param response DER, at most 64 KiB
 * @param serialNumber of the certificate, hexadecimal
 * @returns `unreadable` for an error of the responder, for what is not about this certificate, and for anything else
 */
export function ocspStatus(response: Uint8Array, serialNumber: string): NonNullable<TlsFacts['ocsp']> {
  if (response.length > longestResponse) return 'unreadable';
  const wanted = bareSerial(serialNumber);
  for (const single of singleResponses(response)) {
    const [certificateId, status] = inside(single, sequence) ?? [];
    const serial = inside(certificateId, sequence)?.find(({ tag }) => tag === integer);
    if (!serial || !status || bareSerial(toHex(serial.content)) !== wanted) continue;
    return statuses.get(status.tag) ?? 'unreadable';
  }
  return 'unreadable';
}

/** Down to `SingleResponse`: response, response bytes, basic response, response data, responses. */
function singleResponses(response: Uint8Array): readonly DerValue[] {
  const [outer] = readDer(response, 1) ?? [];
  const [status, bytes] = inside(outer, sequence) ?? [];
  // Anything but "successful" comes without certificates.
  if (status?.tag !== enumerated || status.content.length !== 1 || status.content[0] !== 0) return [];
  const [wrapped] = inside(bytes, explicit0) ?? [];
  const body = inside(wrapped, sequence)?.[1];
  if (body?.tag !== octetString) return [];
  const [basic] = readDer(body.content, 1) ?? [];
  const [data] = inside(basic, sequence) ?? [];
  // Version, responder and time come before the responses; extensions may come after, with a tag of their own.
  const responses = inside(data, sequence)?.find(({ tag }) => tag === sequence);
  return inside(responses, sequence) ?? [];
}

const inside = (value: DerValue | undefined, tag: number): DerValue[] | null =>
  value?.tag === tag ? readDer(value.content, valuesPerLevel) : null;

const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (octet) => octet.toString(16).padStart(2, '0')).join('');

const bareSerial = (hex: string): string => hex.toLowerCase().replace(/^0+/, '');

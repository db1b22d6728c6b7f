/** Distinguished encoding (ITU-T X.690) of the few ASN.1 types that a certificate is made of. */

/** One value: tag, definite length, content. */
export const der = (tag: number, ...content: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag]), derLength(body.length), body]);
};

const derLength = (length: number): Buffer => {
  if (length < 0x80) return Buffer.from([length]);
  const digits = length.toString(16);
  const octets = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.from([0x80 | octets.length]), octets]);
};

export const derSequence = (...content: readonly Uint8Array[]): Buffer => der(0x30, ...content);

export const derSet = (...content: readonly Uint8Array[]): Buffer => der(0x31, ...content);

/** A non-negative integer from its big-endian octets. */
export const derInteger = (octets: Uint8Array): Buffer =>
  der(0x02, (octets[0] ?? 0) & 0x80 ? Buffer.from([0]) : Buffer.alloc(0), octets);

export const derBoolean = (value: boolean): Buffer => der(0x01, Buffer.from([value ? 0xff : 0]));

export const derOctets = (octets: Uint8Array): Buffer => der(0x04, octets);

/** A bit string; `unusedBits` counts the padding bits of the last octet. */
export const derBits = (octets: Uint8Array, unusedBits = 0): Buffer =>
  der(0x03, Buffer.from([unusedBits]), octets);

export const derText = (text: string): Buffer => der(0x0c, Buffer.from(text, 'utf8'));

/** UTCTime before 2050, GeneralizedTime from then on (RFC 5280 section 4.1.2.5). */
export const derTime = (date: Date): Buffer => {
  const digits = date.toISOString().replace(/[-:T]/g, '').slice(0, 14);
  return date.getUTCFullYear() < 2050
    ? der(0x17, Buffer.from(`${digits.slice(2)}Z`))
    : der(0x18, Buffer.from(`${digits}Z`));
};

/** An object identifier in dotted form. */
export const derOid = (dotted: string): Buffer => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
};

const base128 = (arc: number): number[] => {
  const octets = [arc & 0x7f];
  for (let left = arc >>> 7; left > 0; left >>>= 7) octets.unshift((left & 0x7f) | 0x80);
  return octets;
};

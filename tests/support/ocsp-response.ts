import { der, derInteger, derOctets, derOid, derSequence } from '@/lib/practice/certificates/der';

export type StapledStatus = 'good' | 'revoked' | 'unknown';

const time = der(0x18, Buffer.from('20260101000000Z'));
const sha1 = derSequence(derOid('1.3.14.3.2.26'), der(0x05));

const certStatus = (status: StapledStatus): Buffer => {
  if (status === 'good') return der(0x80);
  return status === 'revoked' ? der(0xa1, time, der(0xa0, der(0x0a, Buffer.of(1)))) : der(0x82);
};

/** `SingleResponse` about the certificate with this serial number. */
const single = (serial: string, status: StapledStatus): Buffer =>
  derSequence(
    derSequence(
      sha1,
      derOctets(Buffer.alloc(20, 1)),
      derOctets(Buffer.alloc(20, 2)),
      derInteger(Buffer.from(serial.padStart(serial.length + (serial.length % 2), '0'), 'hex')),
    ),
    certStatus(status),
    time,
    der(0xa0, time),
  );

/**
 * An OCSP response as RFC 6960 section 4.2.1 writes it, with a signature that nobody made.
 * @param certificates serial number (hexadecimal) and status of each
 */
export function ocspResponse(
  certificates: readonly (readonly [serial: string, status: StapledStatus])[],
): Buffer {
  const data = derSequence(
    der(0xa2, derOctets(Buffer.alloc(20, 3))),
    time,
    derSequence(...certificates.map(([serial, status]) => single(serial, status))),
  );
  const algorithm = derSequence(derOid('1.2.840.10045.4.3.2'));
  const basic = derSequence(data, algorithm, der(0x03, Buffer.alloc(73)));
  return derSequence(
    der(0x0a, Buffer.of(0)),
    der(0xa0, derSequence(derOid('1.3.6.1.5.5.7.48.1.1'), derOctets(basic))),
  );
}

/** What a responder sends that cannot answer: `tryLater`. */
export const tryLater = derSequence(der(0x0a, Buffer.of(3)));

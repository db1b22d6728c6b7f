import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIPv4 } from 'node:net';
import {
  der,
  derBits,
  derBoolean,
  derInteger,
  derOctets,
  derOid,
  derSequence,
  derSet,
  derText,
  derTime,
} from './der';

/** A certificate with the key that belongs to it. The key lives in memory only. */
export type Identity = {
  readonly name: string;
  readonly pem: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
};

export type CertificateRequest = {
  /** Common name of the subject. */
  readonly name: string;
  /** Who signs; null signs itself. */
  readonly issuer: Identity | null;
  readonly authority: boolean;
  /** DNS names and IPv4 addresses the certificate is good for. */
  readonly altNames: readonly string[];
  readonly validFrom: Date;
  readonly validTo: Date;
  /** Whose key the certificate is for; left out or null, a new one. */
  readonly key?: Pick<Identity, 'privateKey' | 'publicKey'> | null;
};

const ecdsaWithSha256 = derSequence(derOid('1.2.840.10045.4.3.2'));
const digitalSignature = derBits(Buffer.from([0x80]), 7);
const certAndCrlSign = derBits(Buffer.from([0x06]), 1);
const serverAuthentication = '1.3.6.1.5.5.7.3.1';

/** Makes a P-256 key, where none is given, and an X.509 version 3 certificate for it (RFC 5280 section 4). */
export function issueCertificate(request: CertificateRequest): Identity {
  const { privateKey, publicKey } = request.key ?? generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const issuer = request.issuer ?? { name: request.name, privateKey, publicKey };
  const body = derSequence(
    der(0xa0, derInteger(Buffer.from([2]))),
    derInteger(serialNumber()),
    ecdsaWithSha256,
    distinguishedName(issuer.name),
    derSequence(derTime(request.validFrom), derTime(request.validTo)),
    distinguishedName(request.name),
    spki(publicKey),
    der(0xa3, derSequence(...extensions(request, publicKey, issuer.publicKey))),
  );
  const signature = sign('sha256', body, issuer.privateKey);
  const certificate = derSequence(body, ecdsaWithSha256, derBits(signature));
  return { name: request.name, pem: toPem(certificate), privateKey, publicKey };
}

function extensions(request: CertificateRequest, subjectKey: KeyObject, issuerKey: KeyObject): Buffer[] {
  const list = [
    extension('2.5.29.19', true, request.authority ? derSequence(derBoolean(true)) : derSequence()),
    extension('2.5.29.15', true, request.authority ? certAndCrlSign : digitalSignature),
    extension('2.5.29.14', false, derOctets(keyIdentifier(subjectKey))),
    extension('2.5.29.35', false, derSequence(der(0x80, keyIdentifier(issuerKey)))),
  ];
  if (!request.authority) {
    list.push(extension('2.5.29.37', false, derSequence(derOid(serverAuthentication))));
    list.push(extension('2.5.29.17', false, derSequence(...request.altNames.map(generalName))));
  }
  return list;
}

const extension = (oid: string, critical: boolean, value: Buffer): Buffer =>
  derSequence(derOid(oid), ...(critical ? [derBoolean(true)] : []), derOctets(value));

const generalName = (name: string): Buffer =>
  isIPv4(name) ? der(0x87, Buffer.from(name.split('.').map(Number))) : der(0x82, Buffer.from(name, 'ascii'));

const distinguishedName = (commonName: string): Buffer =>
  derSequence(
    derSet(derSequence(derOid('2.5.4.10'), derText('Practice servers'))),
    derSet(derSequence(derOid('2.5.4.3'), derText(commonName))),
  );

/** Positive and without leading zeros, as RFC 5280 section 4.1.2.2 and X.690 ask. */
const serialNumber = (): Buffer => {
  const octets = randomBytes(16);
  octets[0] = ((octets[0] ?? 0) & 0x3f) | 0x40;
  return octets;
};

const spki = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' });

const keyIdentifier = (key: KeyObject): Buffer =>
  createHash('sha256').update(spki(key)).digest().subarray(0, 20);

const toPem = (certificate: Buffer): string => {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
};

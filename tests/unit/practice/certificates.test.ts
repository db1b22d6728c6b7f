import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import type { CertificateKind } from '@/lib/practice/certificates/certificate-kind';
import { createPracticeCertificates } from '@/lib/practice/certificates/practice-certificates';

const now = new Date('2026-03-04T05:06:07Z');
const host = 'example.practice.test';
const certificates = createPracticeCertificates(now);
const root = new X509Certificate(certificates.caPem);

const serve = (kind: CertificateKind): X509Certificate[] =>
  (
    certificates.serve(kind, [host, '127.0.0.1']).chainPem.match(/-----BEGIN[\s\S]+?END CERTIFICATE-----/g) ??
    []
  ).map((pem) => new X509Certificate(pem));

test('the root is an authority, signs itself and is good now', () => {
  expect(root.ca).toBe(true);
  expect(root.verify(root.publicKey)).toBe(true);
  expect(new Date(root.validFrom) < now && now < new Date(root.validTo)).toBe(true);
});

test('a trusted chain leads from the leaf over an intermediate to the root', () => {
  const [leaf, intermediate] = serve('trusted');
  expect(leaf?.checkIssued(intermediate as X509Certificate)).toBe(true);
  expect(leaf?.verify((intermediate as X509Certificate).publicKey)).toBe(true);
  expect(intermediate?.checkIssued(root)).toBe(true);
  expect(intermediate?.verify(root.publicKey)).toBe(true);
  expect([leaf?.ca, intermediate?.ca]).toEqual([false, true]);
  expect(leaf?.checkHost(host)).toBe(host);
  expect(leaf?.checkIP('127.0.0.1')).toBe('127.0.0.1');
});

test.each<[CertificateKind, { length: number; named: boolean; current: boolean; selfSigned: boolean }]>([
  ['trusted', { length: 2, named: true, current: true, selfSigned: false }],
  ['expired', { length: 2, named: true, current: false, selfSigned: false }],
  ['other-name', { length: 2, named: false, current: true, selfSigned: false }],
  ['self-signed', { length: 1, named: true, current: true, selfSigned: true }],
  ['no-intermediate', { length: 1, named: true, current: true, selfSigned: false }],
])('%s is wrong in nothing else', (kind, expected) => {
  const chain = serve(kind);
  const leaf = chain[0] as X509Certificate;
  expect({
    length: chain.length,
    named: leaf.checkHost(host) !== undefined,
    current: new Date(leaf.validFrom) < now && now < new Date(leaf.validTo),
    selfSigned: leaf.verify(leaf.publicKey),
  }).toEqual(expected);
});

test('no two starts share a root, and every certificate has a serial number of its own', () => {
  expect(createPracticeCertificates(now).caPem).not.toBe(certificates.caPem);
  expect(serve('trusted')[0]?.serialNumber).not.toBe(serve('trusted')[0]?.serialNumber);
});

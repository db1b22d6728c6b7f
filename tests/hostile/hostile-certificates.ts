import { createSecureContext, type SecureContext } from 'node:tls';
import { type Identity, issueCertificate } from '@/lib/practice/certificates/issue-certificate';

const name = 'ftp.hostile.test';
const dayMs = 86_400_000;
const fromNow = (days: number): Date => new Date(Date.now() + days * dayMs);
const valid = { validFrom: fromNow(-10), validTo: fromNow(300) };

const authority = (title: string, issuer: Identity | null, key: Identity | null = null): Identity =>
  issueCertificate({ name: title, issuer, authority: true, altNames: [], ...valid, key });

const root = authority('Hostile Root', null);

const context = (leaf: Identity, above: readonly Identity[] = []): SecureContext =>
  createSecureContext({
    cert: [leaf, ...above].map(({ pem }) => pem).join(''),
    key: leaf.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    minVersion: 'TLSv1.2',
  });

const leaf = (changes: Partial<Parameters<typeof issueCertificate>[0]> = {}): Identity =>
  issueCertificate({ name, issuer: root, authority: false, altNames: [name], ...valid, ...changes });

/** A chain of this many certificates, each the issuer of the one before; the root is not sent. */
function chainOf(length: number): SecureContext {
  const above: Identity[] = [];
  for (let made = 1; made < length; made += 1)
    above.unshift(authority(`Authority ${made}`, above[0] ?? root, root));
  return context(leaf({ issuer: above[0] ?? root }), above);
}

/** Two authorities that each say the other has issued them. */
function circle(): SecureContext {
  const first = authority('Circle A', null);
  const second = authority('Circle B', first);
  const firstAgain = authority('Circle A', second, first);
  return context(leaf({ issuer: firstAgain }), [firstAgain, second]);
}

/** What hostile servers show. Only `good` and the odd but valid ones are trusted, by way of `caPem`. */
export const hostileCertificates = {
  caPem: root.pem,
  good: context(leaf()),
  expired: context(leaf({ validFrom: fromNow(-400), validTo: fromNow(-35) })),
  notYetValid: context(leaf({ validFrom: fromNow(30), validTo: fromNow(300) })),
  wrongName: context(leaf({ name: 'other.hostile.test', altNames: ['other.hostile.test'] })),
  selfSigned: context(leaf({ issuer: null })),
  chainOf200: chainOf(200),
  chainOf400: chainOf(400),
  circle: circle(),
  markup: context(leaf({ name: '<script>alert(1)</script>\u001b[2J\r\nSet-Cookie: a=b\u202e' })),
  manyNames: context(
    leaf({ altNames: [name, ...Array.from({ length: 9_999 }, (_, index) => `n${index}.a`)] }),
  ),
} as const;

import type { CertificateKind } from './certificate-kind';
import { type Identity, issueCertificate } from './issue-certificate';

/** What a TLS server needs: the chain as it is sent (leaf first) and the key of the leaf, both PEM. */
type ServedCertificate = { readonly chainPem: string; readonly keyPem: string };

export type PracticeCertificates = {
  /** The root to trust. */
  readonly caPem: string;
  /** Makes the certificate of one server. `names` are the DNS names and addresses it should be good for. */
  serve(kind: CertificateKind, names: readonly string[]): ServedCertificate;
};

const dayMs = 86_400_000;
const otherName = 'another-customer.practice.test';

/**
 * A root and an intermediate authority, new at every call: nothing that is trusted for practice outlives
 * the process, and nothing is written to disk.
 */
export function createPracticeCertificates(now: Date): PracticeCertificates {
  const daysFromNow = (days: number): Date => new Date(now.getTime() + days * dayMs);
  const authority = (name: string, issuer: Identity | null): Identity =>
    issueCertificate({
      name,
      issuer,
      authority: true,
      altNames: [],
      validFrom: daysFromNow(-800),
      validTo: daysFromNow(800),
    });
  const root = authority('Practice Root', null);
  const intermediate = authority('Practice Intermediate', root);

  const serve = (kind: CertificateKind, names: readonly string[]): ServedCertificate => {
    const altNames = kind === 'other-name' ? [otherName] : names;
    const leaf = issueCertificate({
      name: altNames[0] ?? otherName,
      issuer: kind === 'self-signed' ? null : intermediate,
      authority: false,
      altNames,
      validFrom: daysFromNow(kind === 'expired' ? -400 : -10),
      validTo: daysFromNow(kind === 'expired' ? -35 : 355),
    });
    const leafAlone = kind === 'self-signed' || kind === 'no-intermediate';
    return {
      chainPem: leafAlone ? leaf.pem : leaf.pem + intermediate.pem,
      keyPem: leaf.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    };
  };
  return { caPem: root.pem, serve };
}

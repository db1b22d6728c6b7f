import type { CauseId } from '@/lib/diagnosis/cause-id';

const causes: ReadonlySet<CauseId> = new Set([
  'certificate-expired',
  'certificate-name-mismatch',
  'certificate-untrusted',
  'certificate-chain-incomplete',
  'client-trust-outdated',
  'client-clock-wrong',
  'tls-intercepted',
]);

/** Whether a cause has to do with the certificate, so that its details matter. */
export const isAboutCertificate = (cause: CauseId): boolean => causes.has(cause);

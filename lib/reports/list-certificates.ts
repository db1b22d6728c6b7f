import type { Observation, ObservationOf } from '@/lib/observations/observation';
import type { CertificateView } from './report';

/** The different certificates shown on control connections, each with where it was seen. */
export function listCertificates(observations: readonly Observation[]): readonly CertificateView[] {
  const comparison = observations.find(
    (seen): seen is ObservationOf<'certificate-comparison'> =>
      seen.kind === 'certificate-comparison' && seen.with === 'web-portal',
  );
  const views = new Map<string, CertificateView & { readonly seenAt: string[] }>();
  for (const seen of observations) {
    if (seen.kind !== 'tls-handshake' || (seen.mode !== 'explicit' && seen.mode !== 'implicit')) continue;
    const leaf = seen.tls?.chain[0];
    if (seen.tls === null || leaf === undefined) continue;
    const place = `${seen.target?.address ?? seen.target?.host ?? 'unknown'}, port ${seen.target?.port ?? 'unknown'}`;
    const known = views.get(leaf.fingerprint);
    if (known) {
      if (!known.seenAt.includes(place)) known.seenAt.push(place);
      continue;
    }
    views.set(leaf.fingerprint, {
      name: leaf.subject,
      issuer: leaf.issuer,
      altNames: leaf.altNames,
      validFrom: leaf.validFrom,
      validTo: leaf.validTo,
      fingerprint: leaf.fingerprint,
      version: seen.tls.version,
      cipher: seen.tls.cipher,
      sameAsWebPortal: comparison?.ours === leaf.fingerprint ? comparison.same : null,
      seenAt: [place],
    });
  }
  return [...views.values()];
}

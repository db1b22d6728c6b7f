/**
 * Claim: the customer is shown another certificate than the portal, because a device on the way re-signs.
 * Evidence needed: a certificate from an untrusted issuer on the customer's side, and a good one on ours.
 * Refuted by: the same certificate on both sides.
 * Seed: an invalid or self-signed certificate means that something else answers; compare with the portal's view.
 */
import { act, type Cause, decisive, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { controlHandshakes } from '@/lib/diagnosis/handshakes';
import { serviceName } from '@/lib/diagnosis/phrases';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';

function weigh(facts: Facts): Weighing {
  const good = controlHandshakes(facts).filter((seen) => seen.tls !== null && !facts.isAbnormal(seen));
  const ours = new Set(good.map((seen) => seen.tls?.chain[0]?.fingerprint));
  const theirs = facts
    .customers('tls-handshake')
    .filter((seen) => seen.mode !== 'web' && seen.tls?.chain[0] !== undefined);
  const other = theirs.filter(
    (seen) => !ours.has(seen.tls?.chain[0]?.fingerprint) && seen.tls?.trustError !== null,
  );
  const same = theirs.filter((seen) => ours.has(seen.tls?.chain[0]?.fingerprint));
  const symptom = facts.answer('symptom');
  const told = symptom?.value === 'certificate' && good.length > 0;
  return weighing({
    for: [
      ...(other.length > 0 && good.length > 0
        ? [
            sign(
              decisive,
              [...other, ...good],
              `You are shown a certificate from ${other[0]?.tls?.chain[0]?.issuer || 'another issuer'}; we are shown a valid one.`,
            ),
          ]
        : []),
      ...(told
        ? [
            sign(
              0.4,
              [symptom.observation, ...good.map((seen) => seen.id)],
              'You told us that your program asks about a certificate; the one we are shown is valid.',
            ),
          ]
        : []),
    ],
    against: same.length > 0 ? [sign(decisive, same, 'You are shown the same certificate as we are.')] : [],
    explains: [...unitsWith(facts, other, 'trust'), ...unitsWith(facts, other, 'name')],
  });
}

export const tlsIntercepted: Cause = {
  id: 'tls-intercepted',
  owners: ['firewall'],
  prior: 0.5,
  needsCustomersSide: true,
  decidedBy: ['inside', 'evidence'],
  weigh,
  words: (told, _facts, profile) => {
    const proven = (told.for[0]?.strength ?? 0) >= decisive;
    return {
      headline: proven
        ? `A device in your network replaces the certificate of ${serviceName(profile)}.`
        : `Something between you and the service may replace the certificate of ${serviceName(profile)}.`,
      because: proven
        ? 'the certificate you are shown is not the one we are shown.'
        : 'what you told us fits; some programs ask about every new certificate, so compare it with the one below.',
      owner: 'firewall',
      actions: [
        act('Compare the fingerprint your program shows with the one in this report.'),
        act('If they differ, ask for an exception from inspection for this service.', 'firewall-request'),
      ],
    };
  },
};

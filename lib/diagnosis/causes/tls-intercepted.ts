/**
 * Claim: the customer is shown another certificate than the portal, because a device on the way re-signs.
 * Evidence needed: a certificate from an untrusted issuer on the customer's side, and a good one on ours.
 * Refuted by: the same certificate on both sides.
 * Seed: an invalid or self-signed certificate means that something else answers; compare with the portal's view.
 */
import { act, type Cause, decisive, type Weighing } from '@/lib/diagnosis/cause';
import { certificateSides } from '@/lib/diagnosis/certificate-sides';
import { loggedIn, messagesThat } from '@/lib/diagnosis/client-words';
import type { Facts } from '@/lib/diagnosis/facts';
import { customersHandshakes } from '@/lib/diagnosis/handshakes';
import { serviceName } from '@/lib/diagnosis/phrases';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';

/** A program that does not trust what we trust was shown something else, or knows less: both are possible. */
const distrust = 0.52;
/** Some programs ask about every new certificate. */
const hint = 0.4;

/** The customer's certificates that differ from ours: not trusted there, or signed by somebody else. */
function unlike(facts: Facts) {
  const { good, other } = certificateSides(facts);
  const issuers = new Set(good.map((seen) => seen.tls?.chain[0]?.issuer));
  const refused = good.length > 0 ? other.filter((seen) => seen.tls?.trustError !== null) : [];
  return {
    refused,
    resigned:
      good.length > 0
        ? other.filter((seen) => !refused.includes(seen) && !issuers.has(seen.tls?.chain[0]?.issuer))
        : [],
  };
}

function weigh(facts: Facts): Weighing {
  const { good, shownSame } = certificateSides(facts);
  const { refused, resigned } = unlike(facts);
  const messages = good.length > 0 ? messagesThat(facts, 'issuer-unknown', 'certificate-expired') : [];
  const symptom = facts.answer('symptom');
  const told = symptom?.value === 'certificate' && good.length > 0;
  return weighing({
    for: [
      ...(refused.length > 0
        ? [
            sign(
              decisive,
              [...refused, ...good],
              `You are shown a certificate from ${refused[0]?.tls?.chain[0]?.issuer || 'another issuer'}; we are shown a valid one.`,
            ),
          ]
        : []),
      ...(resigned.length > 0
        ? [
            sign(
              hint,
              [...resigned, ...good],
              `You are shown a certificate from ${resigned[0]?.tls?.chain[0]?.issuer || 'another issuer'}, and we from ${good[0]?.tls?.chain[0]?.issuer || 'a different one'}.`,
            ),
          ]
        : []),
      ...(messages.length > 0
        ? [
            sign(
              distrust,
              [...messages, ...good],
              'Your program does not accept the certificate it is shown; the one we are shown is valid.',
            ),
          ]
        : []),
      ...(told
        ? [
            sign(
              hint,
              [symptom.observation, ...good.map((seen) => seen.id)],
              'You told us that your program asks about a certificate; the one we are shown is valid.',
            ),
          ]
        : []),
    ],
    against:
      shownSame.length > 0
        ? [sign(decisive, shownSame, 'You are shown the same certificate as we are.')]
        : [],
    impact: refused.length === 0 && messages.length > 0 && loggedIn(facts) ? 'advice' : 'stops',
    explains: [
      ...unitsWith(facts, refused, 'trust'),
      ...unitsWith(facts, refused, 'name'),
      ...unitsWith(facts, messages),
      ...(messages.length > 0 ? unitsWith(facts, customersHandshakes(facts)) : []),
      ...(refused.length > 0 ? unitsWith(facts, messagesThat(facts, 'certificate-name', 'tls-failed')) : []),
    ],
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

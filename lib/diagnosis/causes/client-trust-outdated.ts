/**
 * Claim: the certificate is right and arrives unaltered; the customer's program does not know its root.
 * Evidence needed: the same certificate on both sides, trusted from our network and not by the program.
 * Refuted by: another certificate on the customer's side; a certificate that we do not trust either.
 * Seed: the service's certificates are valid and fully chained; nobody has to allow self-signed ones.
 */
import { act, type Cause, decisive, type Weighing } from '@/lib/diagnosis/cause';
import { certificateSides } from '@/lib/diagnosis/certificate-sides';
import { loggedIn, messagesThat } from '@/lib/diagnosis/client-words';
import type { Facts } from '@/lib/diagnosis/facts';
import { customersHandshakes, distrustedIssuer, isRevoked } from '@/lib/diagnosis/handshakes';
import { serviceName } from '@/lib/diagnosis/phrases';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';

function weigh(facts: Facts): Weighing {
  const { good, same, other, shownSame } = certificateSides(facts);
  const distrusted = distrustedIssuer(same).filter((seen) => !isRevoked(seen));
  const messages = good.length > 0 ? messagesThat(facts, 'issuer-unknown') : [];
  const altered = other.filter((seen) => seen.tls?.trustError !== null);
  return weighing({
    for: [
      ...(distrusted.length > 0
        ? [
            sign(
              decisive,
              [...distrusted, ...good],
              'You are shown the same certificate as we are; your program does not trust it, and we do.',
            ),
          ]
        : []),
      ...(messages.length > 0
        ? [
            sign(
              shownSame.length > 0 ? decisive : 0.5,
              [...messages, ...shownSame],
              shownSame.length > 0
                ? 'Your program does not know the issuer, and the certificate reaches your network unaltered.'
                : 'Your program does not know the issuer of the certificate; we trust the one we are shown.',
            ),
          ]
        : []),
    ],
    against:
      altered.length > 0 ? [sign(decisive, altered, 'You are shown another certificate than we are.')] : [],
    impact: distrusted.length === 0 && loggedIn(facts) ? 'advice' : 'stops',
    explains: [
      ...unitsWith(facts, distrusted, 'trust'),
      ...unitsWith(facts, messages),
      ...(messages.length > 0 ? unitsWith(facts, customersHandshakes(facts)) : []),
    ],
  });
}

export const clientTrustOutdated: Cause = {
  id: 'client-trust-outdated',
  owners: ['client-user'],
  prior: 0.3,
  needsCustomersSide: true,
  decidedBy: ['inside', 'evidence'],
  weigh,
  words: (told, _facts, profile) => {
    const proven = (told.for[0]?.strength ?? 0) >= decisive;
    return {
      headline: proven
        ? `Your program or computer does not know the issuer that vouches for ${serviceName(profile)}. The certificate itself is right.`
        : `Your program or computer may not know the issuer that vouches for ${serviceName(profile)}.`,
      because: proven
        ? 'the same certificate reaches your network and ours, and we trust it.'
        : 'compare the fingerprint your program shows with the one in this report: if they are equal, it is this.',
      owner: 'client-user',
      actions: [
        act('Bring your program and your computer up to date; that renews the list of known issuers.'),
        act('If your program keeps a list of its own, such as a CA file, renew that one.'),
        act('Do not switch off the certificate check in your program.'),
      ],
    };
  },
};

/**
 * Claim: the service does not send the certificate that links its own to a trusted root.
 * Evidence needed: the leaf came alone, is not self-signed, and its issuer is not at hand.
 * Refuted by: a self-signed leaf; a chain with intermediates that still leads to no trusted root.
 * Seed: the service's certificates are valid and fully chained.
 */
import { act, type Cause, strong, type Weighing } from '@/lib/diagnosis/cause';
import { certificateSides, uncontradicted } from '@/lib/diagnosis/certificate-sides';
import { messagesThat } from '@/lib/diagnosis/client-words';
import type { Facts } from '@/lib/diagnosis/facts';
import { controlHandshakes, distrustedIssuer, hasGap, wherePorts } from '@/lib/diagnosis/handshakes';
import { serviceNameFirst } from '@/lib/diagnosis/phrases';
import { certificateOwner } from '@/lib/diagnosis/service-name';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';

function weigh(facts: Facts): Weighing {
  const found = distrustedIssuer(controlHandshakes(facts)).filter((seen) => hasGap(seen));
  const theirs = distrustedIssuer(uncontradicted(facts)).filter((seen) => hasGap(seen));
  const prints = new Set(found.map((seen) => seen.tls?.chain[0]?.fingerprint));
  const whole = facts
    .portal('tls-handshake')
    .filter(
      (seen) =>
        seen.tls !== null && seen.tls.trustError === null && prints.has(seen.tls.chain[0]?.fingerprint),
    );
  return weighing({
    for: [
      ...(found.length > 0
        ? [
            sign(
              strong,
              found,
              `On ${wherePorts(found)} the certificate comes alone, without that of its issuer.`,
            ),
          ]
        : []),
      ...(whole.length > 0
        ? [
            sign(
              strong + 0.2,
              whole,
              'Elsewhere the same certificate comes with a complete chain and is trusted.',
            ),
          ]
        : []),
      ...(theirs.length > 0
        ? [sign(strong, theirs, 'Your program was shown the certificate alone, without that of its issuer.')]
        : []),
    ],
    explains: [
      ...unitsWith(facts, [...found, ...theirs], 'trust'),
      ...(found.length > 0 ? unitsWith(facts, messagesThat(facts, 'issuer-unknown')) : []),
    ],
  });
}

export const certificateChainIncomplete: Cause = {
  id: 'certificate-chain-incomplete',
  owners: ['provider', 'site-admin'],
  prior: 0.3,
  needsCustomersSide: false,
  decidedBy: ['test-again'],
  weigh,
  words: (_told, facts, profile) => ({
    headline: `${serviceNameFirst(profile)} leaves out a certificate, so some programs cannot check the one it shows.`,
    because: certificateSides(facts).read
      ? 'we looked at every certificate that was sent, from our network.'
      : 'your program was sent one certificate only; we have not looked from our network yet.',
    owner: certificateOwner(facts, profile),
    actions: [
      act('Ask the service to send the complete chain of certificates.', 'contact-provider'),
      act('Do not switch off the certificate check in your program.'),
    ],
  }),
};

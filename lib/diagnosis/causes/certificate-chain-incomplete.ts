/**
 * Claim: the service does not send the certificate that links its own to a trusted root.
 * Evidence needed: the leaf came alone, is not self-signed, and its issuer is not at hand.
 * Refuted by: a self-signed leaf; a chain with intermediates that still leads to no trusted root.
 * Seed: the service's certificates are valid and fully chained.
 */
import { act, type Cause, strong, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { hasGap, issuerDistrusted, wherePorts } from '@/lib/diagnosis/handshakes';
import { serviceNameFirst } from '@/lib/diagnosis/phrases';
import { certificateOwner } from '@/lib/diagnosis/service-name';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';

function weigh(facts: Facts): Weighing {
  const found = issuerDistrusted(facts).filter((seen) => hasGap(seen));
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
    ],
    explains: unitsWith(facts, found, 'trust'),
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
    because: 'we looked at every certificate that was sent, from our network.',
    owner: certificateOwner(facts, profile),
    actions: [
      act('Ask the service to send the complete chain of certificates.', 'contact-provider'),
      act('Do not switch off the certificate check in your program.'),
    ],
  }),
};

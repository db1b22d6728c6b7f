/**
 * Claim: the certificate is self-signed or from an issuer that nobody knows.
 * Evidence needed: the chain, as the portal sees it, ends at no trusted root.
 * Refuted by: a certificate above the leaf that was only not sent.
 * Seed: the service's certificates are valid and chained; nobody should have to allow self-signed ones.
 */
import { act, type Cause, decisive, strong, type Weighing, weak } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { commonName, hasGap, issuerDistrusted, wherePorts } from '@/lib/diagnosis/handshakes';
import { serviceName } from '@/lib/diagnosis/phrases';
import { certificateOwner } from '@/lib/diagnosis/service-name';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';

function weigh(facts: Facts): Weighing {
  const found = issuerDistrusted(facts);
  const vouchesForItself = found.filter(
    (seen) => seen.tls?.chain[0]?.selfSigned || seen.tls?.trustError === 'DEPTH_ZERO_SELF_SIGNED_CERT',
  );
  const gap = found.filter((seen) => hasGap(seen));
  const unknown = found.filter((seen) => !vouchesForItself.includes(seen) && !gap.includes(seen));
  return weighing({
    for: [
      ...(vouchesForItself.length > 0
        ? [
            sign(
              decisive,
              vouchesForItself,
              `On ${wherePorts(vouchesForItself)} the certificate is signed by nobody but itself.`,
            ),
          ]
        : []),
      ...(unknown.length > 0
        ? [
            sign(
              decisive,
              unknown,
              `On ${wherePorts(unknown)} the certificate comes from an issuer that is not trusted: ${commonName(unknown[0]?.tls?.chain.at(-1)?.issuer ?? '')}.`,
            ),
          ]
        : []),
      ...(gap.length > 0
        ? [
            sign(
              weak,
              gap,
              `On ${wherePorts(gap)} the issuer is not known, and its own certificate was not sent.`,
            ),
          ]
        : []),
    ],
    explains: unitsWith(facts, found, 'trust'),
  });
}

export const certificateUntrusted: Cause = {
  id: 'certificate-untrusted',
  owners: ['provider', 'client-user'],
  prior: 0.3,
  needsCustomersSide: false,
  decidedBy: ['test-again'],
  weigh,
  words: (told, facts, profile) => {
    const owner = certificateOwner(facts, profile);
    const self = (told.for[0]?.sentence ?? '').includes('but itself');
    return {
      headline: `The certificate of ${facts.host ?? serviceName(profile)} is ${self ? 'signed by nobody but itself' : 'from an issuer that programs do not trust'}.`,
      because:
        (told.for[0]?.strength ?? 0) >= strong
          ? 'we read the certificate from our network, as programs do.'
          : 'the certificate that would tell was not sent.',
      owner,
      actions: [
        act('Compare the host name with the one you were given: another server may be answering.'),
        owner === 'site-admin'
          ? act('Ask the administrator of your site to install a certificate from a known issuer.')
          : act('Ask the service to install a certificate from a known issuer.', 'contact-provider'),
        act('Do not switch off the certificate check in your program.'),
      ],
    };
  },
};

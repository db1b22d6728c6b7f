/**
 * Claim: the certificate is out of its period of validity.
 * Evidence needed: the chain's dates as the portal sees them, by the portal's clock.
 * Refuted by: the portal seeing a valid one (then a client's clock or a middlebox is to blame).
 * Seed: certificates are renewed automatically; an expired one means that somebody else answers.
 */
import { act, type Cause, decisive, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { dateProblems, distrusted, wherePorts } from '@/lib/diagnosis/handshakes';
import { dayOf, serviceName } from '@/lib/diagnosis/phrases';
import { certificateOwner } from '@/lib/diagnosis/service-name';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';

function weigh(facts: Facts): Weighing {
  const found = distrusted(facts, dateProblems);
  const leaf = found[0]?.tls?.chain[0];
  const early = found[0]?.tls?.trustError === 'CERT_NOT_YET_VALID';
  const dates = leaf
    ? ` ${early ? `It is valid from ${dayOf(leaf.validFrom)}` : `It was valid until ${dayOf(leaf.validTo)}`}.`
    : '';
  return weighing({
    for:
      found.length > 0
        ? [sign(decisive, found, `On ${wherePorts(found)} the certificate is out of date.${dates}`)]
        : [],
    explains: unitsWith(facts, found, 'trust'),
  });
}

export const certificateExpired: Cause = {
  id: 'certificate-expired',
  owners: ['provider', 'site-admin'],
  prior: 0.4,
  needsCustomersSide: false,
  decidedBy: ['test-again'],
  weigh,
  words: (_told, facts, profile) => {
    const seen = distrusted(facts, dateProblems)[0];
    const leaf = seen?.tls?.chain[0];
    const early = seen?.tls?.trustError === 'CERT_NOT_YET_VALID';
    const when = leaf
      ? early
        ? ` It is valid from ${dayOf(leaf.validFrom)}.`
        : ` It was valid until ${dayOf(leaf.validTo)}.`
      : '';
    const owner = certificateOwner(facts, profile);
    return {
      headline: `The certificate of ${facts.host ?? serviceName(profile)} is out of date.${when}`,
      because: 'we read its dates from our network, by our clock.',
      owner,
      actions: [
        owner === 'site-admin'
          ? act('Ask the administrator of your site to renew the certificate of your domain.')
          : act('Tell the service that its certificate is out of date.', 'contact-provider'),
        act(
          'Compare the host name with the one you were given: an outdated certificate can mean that another server answers.',
        ),
        act('Do not switch off the certificate check in your program.'),
      ],
    };
  },
};

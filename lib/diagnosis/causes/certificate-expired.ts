/**
 * Claim: the certificate is out of its period of validity.
 * Evidence needed: the chain's dates as the portal sees them, by the portal's clock.
 * Refuted by: the portal seeing a valid one (then a client's clock or a middlebox is to blame).
 * Seed: certificates are renewed automatically; an expired one means that somebody else answers.
 */
import { act, type Cause, decisive, type Weighing } from '@/lib/diagnosis/cause';
import { uncontradicted } from '@/lib/diagnosis/certificate-sides';
import { loggedIn, messagesThat } from '@/lib/diagnosis/client-words';
import type { Facts } from '@/lib/diagnosis/facts';
import {
  controlHandshakes,
  dateProblems,
  distrustedFor,
  type Handshake,
  wherePorts,
} from '@/lib/diagnosis/handshakes';
import { dayOf, serviceName } from '@/lib/diagnosis/phrases';
import { certificateOwner } from '@/lib/diagnosis/service-name';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';

const ours = (facts: Facts) => distrustedFor(controlHandshakes(facts), dateProblems);
/** On the customer's side a wrong clock looks the same: it is weighed there as long as we saw no good one. */
const theirs = (facts: Facts) => distrustedFor(uncontradicted(facts), dateProblems);
const told = (facts: Facts) =>
  controlHandshakes(facts).some((seen) => seen.tls !== null && !facts.isAbnormal(seen))
    ? []
    : messagesThat(facts, 'certificate-expired');

function datesOf(seen: Handshake | undefined): string {
  const leaf = seen?.tls?.chain[0];
  if (leaf === undefined) return '';
  return seen?.tls?.trustError === 'CERT_NOT_YET_VALID'
    ? ` It is valid from ${dayOf(leaf.validFrom)}.`
    : ` It was valid until ${dayOf(leaf.validTo)}.`;
}

function weigh(facts: Facts): Weighing {
  const found = ours(facts);
  const shown = theirs(facts);
  const messages = told(facts);
  return weighing({
    for: [
      ...(found.length > 0
        ? [
            sign(
              decisive,
              found,
              `On ${wherePorts(found)} the certificate is out of date.${datesOf(found[0])}`,
            ),
          ]
        : []),
      ...(shown.length > 0
        ? [
            sign(
              0.75,
              shown,
              `The certificate shown to your program is out of date by its clock.${datesOf(shown[0])}`,
            ),
          ]
        : []),
      ...(messages.length > 0
        ? [sign(0.7, messages, 'Your program says that the certificate is out of date.')]
        : []),
    ],
    impact: found.length + shown.length === 0 && loggedIn(facts) ? 'advice' : 'stops',
    explains: [
      ...unitsWith(facts, [...found, ...shown], 'trust'),
      ...unitsWith(facts, messages),
      ...(messages.length > 0 ? unitsWith(facts, uncontradicted(facts)) : []),
    ],
  });
}

export const certificateExpired: Cause = {
  id: 'certificate-expired',
  owners: ['provider', 'site-admin'],
  prior: 0.4,
  needsCustomersSide: false,
  decidedBy: ['test-again', 'inside'],
  weigh,
  words: (_told, facts, profile) => {
    const seen = ours(facts)[0] ?? theirs(facts)[0];
    const owner = certificateOwner(facts, profile);
    return {
      headline: `The certificate of ${facts.host ?? serviceName(profile)} is out of date.${datesOf(seen)}`,
      because:
        ours(facts).length > 0
          ? 'we read its dates from our network, by our clock.'
          : 'your program says so; we have not read the certificate from our network yet.',
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

/**
 * Claim: there is no TLS version or cipher in common, and nothing says which side is too old.
 * Evidence needed: the handshake ends for want of a common cipher, or the service says so.
 * Refuted by: a version refused by a service that was offered every current one, which names the side.
 * Seed: encryption should be on in the client if it supports it.
 */
import { act, type Cause, strong, type Weighing } from '@/lib/diagnosis/cause';
import { messagesThat } from '@/lib/diagnosis/client-words';
import type { Facts } from '@/lib/diagnosis/facts';
import {
  controlHandshakes,
  customersHandshakes,
  finishedHandshakes,
  wherePorts,
} from '@/lib/diagnosis/handshakes';
import { sign, unitsWith } from '@/lib/diagnosis/sign';
import { weighSayings } from '@/lib/diagnosis/weigh-sayings';

const noCommon = (facts: Facts) =>
  controlHandshakes(facts).filter((seen) => seen.failure === 'tls_no_common_cipher');
/** On the customer's side; once encryption works from our network, the program is the one that is too old. */
const theirs = (facts: Facts) =>
  finishedHandshakes(facts).length > 0
    ? []
    : [
        ...customersHandshakes(facts).filter(
          (seen) => seen.failure === 'tls_no_common_cipher' || seen.failure === 'tls_version',
        ),
        ...messagesThat(facts, 'tls-version'),
      ];

function weigh(facts: Facts): Weighing {
  const found = noCommon(facts);
  const inside = theirs(facts);
  return weighSayings(facts, 'tls-version-unsupported', {
    for: [
      ...(found.length > 0
        ? [sign(strong, found, `On ${wherePorts(found)} our side and the service have no cipher in common.`)]
        : []),
      ...(inside.length > 0
        ? [sign(0.7, inside, 'Your program and the service have no kind of encryption in common.')]
        : []),
    ],
    explains: [
      ...unitsWith(facts, [...found, ...inside]),
      ...(inside.length > 0 ? unitsWith(facts, messagesThat(facts, 'tls-failed')) : []),
    ],
  });
}

export const tlsVersionUnsupported: Cause = {
  id: 'tls-version-unsupported',
  owners: ['client-user', 'provider'],
  prior: 0.2,
  needsCustomersSide: false,
  decidedBy: ['test-again', 'inside', 'client'],
  weigh,
  words: (_told, facts) => ({
    headline: 'Program and service find no kind of encryption that both know.',
    because:
      noCommon(facts).length > 0
        ? 'it happens to us as well, and we offer the usual kinds.'
        : theirs(facts).length > 0
          ? 'your program says so; which of the two is too old is not known yet.'
          : 'the service says so in its answer.',
    owner: noCommon(facts).length > 0 ? 'provider' : 'client-user',
    actions: [
      act('Bring your program up to date.'),
      act('Ask the service which kinds of encryption it offers.', 'contact-provider'),
    ],
  }),
};

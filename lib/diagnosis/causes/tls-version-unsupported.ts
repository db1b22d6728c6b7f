/**
 * Claim: there is no TLS version or cipher in common, and nothing says which side is too old.
 * Evidence needed: the handshake ends for want of a common cipher, or the service says so.
 * Refuted by: a version refused by a service that was offered every current one, which names the side.
 * Seed: encryption should be on in the client if it supports it.
 */
import { act, type Cause, strong, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { controlHandshakes, wherePorts } from '@/lib/diagnosis/handshakes';
import { sign, unitsWith } from '@/lib/diagnosis/sign';
import { weighSayings } from '@/lib/diagnosis/weigh-sayings';

const noCommon = (facts: Facts) =>
  controlHandshakes(facts).filter((seen) => seen.failure === 'tls_no_common_cipher');

function weigh(facts: Facts): Weighing {
  const found = noCommon(facts);
  return weighSayings(facts, 'tls-version-unsupported', {
    for:
      found.length > 0
        ? [sign(strong, found, `On ${wherePorts(found)} our side and the service have no cipher in common.`)]
        : [],
    explains: unitsWith(facts, found),
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
        : 'the service says so in its answer.',
    owner: noCommon(facts).length > 0 ? 'provider' : 'client-user',
    actions: [
      act('Bring your program up to date.'),
      act('Ask the service which kinds of encryption it offers.', 'contact-provider'),
    ],
  }),
};

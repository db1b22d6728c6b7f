/**
 * Claim: the host name has no address, or its name servers do not give one.
 * Evidence needed: the answer says that the name does not exist or has no address (certain), or that the name
 * servers in charge could not be asked (SERVFAIL, RFC 1035 section 4.1.1: at most likely).
 * Refuted by: an address for the same name. A resolver of ours that stays silent or refuses is no evidence.
 * Seed: the hostname should be the site's own name at the service, or its custom domain.
 */
import { act, type Cause, decisive, strong, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { isServiceName } from '@/lib/diagnosis/service-name';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';
import type { Failure } from '@/lib/net/failure';

/** With the bonus of further signs still below "certain": the fault can be anywhere between us and the zone. */
const brokenStrength = strong - 0.05;

const signs = new Map<Failure, readonly [strength: number, sentence: string]>([
  ['name_not_found', [decisive, 'The name does not exist.']],
  ['no_addresses', [decisive, 'The name exists and has no address.']],
  ['resolver_failed', [brokenStrength, 'The name servers in charge give no usable answer for this name.']],
]);

const failing = (facts: Facts) =>
  facts.portal('name-resolution').filter((seen) => seen.failure !== null && signs.has(seen.failure));
const withoutAddress = (facts: Facts): boolean =>
  failing(facts).some((seen) => seen.failure === 'name_not_found' || seen.failure === 'no_addresses');

function weigh(facts: Facts): Weighing {
  const found = facts
    .portal('name-resolution')
    .filter((seen) => seen.failure === null && seen.addresses.length > 0);
  return weighing({
    for: [...signs].flatMap(([failure, [strength, sentence]]) => {
      const lookups = failing(facts).filter((seen) => seen.failure === failure);
      return lookups.length > 0 ? [sign(strength, lookups, sentence)] : [];
    }),
    against: found.length > 0 ? [sign(0.4, found, 'At another time the name had an address.')] : [],
    explains: unitsWith(facts, failing(facts)),
  });
}

export const dnsNotResolving: Cause = {
  id: 'dns-not-resolving',
  owners: ['client-user', 'dns'],
  prior: 0.6,
  needsCustomersSide: false,
  decidedBy: ['test-again'],
  weigh,
  words: (_told, facts, profile) => {
    if (!withoutAddress(facts))
      return {
        headline: `The name servers of ${facts.host ?? 'this name'} do not give an answer.`,
        because: 'our lookup ended with an error on their side; it may pass.',
        owner: 'dns',
        actions: [
          act('Test again in a few minutes.', 'test-again'),
          act('If it stays like this, ask whoever runs the name servers of this domain to check them.'),
        ],
      };
    const ofService = facts.host !== null && isServiceName(facts.host, profile);
    const example = profile.host.example;
    return {
      headline: `${facts.host ?? 'This name'} has no address, so no program can connect to it.`,
      because: 'the name server in charge of this name says so.',
      owner: ofService || profile.hostPatterns.length === 0 ? 'client-user' : 'dns',
      actions: [
        act(
          `Compare the name letter by letter with the one you were given${example ? `, for example ${example}` : ''}.`,
        ),
        act('If it is your own domain, ask whoever runs its name server to add the record.'),
      ],
    };
  },
};

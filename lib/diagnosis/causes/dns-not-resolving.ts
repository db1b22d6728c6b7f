/**
 * Claim: the host name has no address.
 * Evidence needed: the name server says that the name does not exist, has no address, or gives no usable answer.
 * Refuted by: an address for the same name.
 * Seed: the hostname should be the site's own name at the service, or its custom domain.
 */
import { act, type Cause, decisive, fair, strong, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { isServiceName } from '@/lib/diagnosis/service-name';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';
import type { Failure } from '@/lib/net/failure';

const strengths: Partial<Record<Failure, number>> = {
  name_not_found: decisive,
  no_addresses: decisive,
  resolver_failed: strong,
  resolver_timed_out: fair,
  resolver_refused: fair,
};
const sentences: Partial<Record<Failure, string>> = {
  name_not_found: 'The name does not exist.',
  no_addresses: 'The name exists and has no address.',
  resolver_failed: 'The name server in charge gives no usable answer for this name.',
  resolver_timed_out: 'No name server answers for this name.',
  resolver_refused: 'The name server refuses to answer for this name.',
};

function weigh(facts: Facts): Weighing {
  const lookups = facts.portal('name-resolution');
  const failing = lookups.filter((seen) => seen.failure !== null && strengths[seen.failure] !== undefined);
  const found = lookups.filter((seen) => seen.failure === null && seen.addresses.length > 0);
  return weighing({
    for: failing.map((seen) => {
      const failure = seen.failure ?? 'name_not_found';
      return sign(strengths[failure] ?? fair, [seen], sentences[failure] ?? 'The name has no address.');
    }),
    against: found.length > 0 ? [sign(0.4, found, 'At another time the name had an address.')] : [],
    explains: unitsWith(facts, failing),
  });
}

export const dnsNotResolving: Cause = {
  id: 'dns-not-resolving',
  owners: ['client-user', 'dns'],
  prior: 0.6,
  needsCustomersSide: false,
  decidedBy: ['test-again'],
  weigh,
  words: (told, facts, profile) => {
    const host = facts.host ?? 'This name';
    const ofService = facts.host !== null && isServiceName(facts.host, profile);
    const example = profile.host.example;
    return {
      headline: `${host} has no address, so no program can connect to it.`,
      because:
        (told.for[0]?.strength ?? 0) >= decisive
          ? 'the name server in charge of this name says so.'
          : 'we asked once and got no usable answer.',
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

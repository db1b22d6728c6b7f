/**
 * Claim: the host name has no address, or its name servers do not give one.
 * Evidence needed: the answer says that the name does not exist or has no address (certain), or that the name
 * servers in charge could not be asked (SERVFAIL, RFC 1035 section 4.1.1: at most likely). From the customer's side
 * alone, a program that does not find the name: likely, until we have looked it up ourselves.
 * Refuted by: an address for the same name. A resolver of ours that stays silent or refuses is no evidence.
 * Seed: the hostname should be the site's own name at the service, or its custom domain.
 */
import { act, type Cause, decisive, strong, type Weighing } from '@/lib/diagnosis/cause';
import { messagesThat } from '@/lib/diagnosis/client-words';
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

/** Names that have an address as we see it; without a name it is the one under test. */
function foundNames(facts: Facts): ReadonlySet<string> {
  const found = facts
    .portal('name-resolution')
    .filter((seen) => seen.failure === null && seen.addresses.length > 0)
    .map(({ name }) => name.toLowerCase());
  return new Set(found.length > 0 ? [...found, ''] : []);
}

/** The customer's failed lookups of names that nobody has found. */
const failingThere = (facts: Facts) => {
  const found = foundNames(facts);
  return facts
    .customers('name-resolution')
    .filter(({ failure, name }) => failure !== null && signs.has(failure) && !found.has(name.toLowerCase()));
};

function weigh(facts: Facts): Weighing {
  const found = facts
    .portal('name-resolution')
    .filter((seen) => seen.failure === null && seen.addresses.length > 0);
  const there = failingThere(facts);
  const told = found.length === 0 ? messagesThat(facts, 'cannot-resolve') : [];
  const here = failing(facts);
  return weighing({
    for: [
      ...[...signs].flatMap(([failure, [strength, sentence]]) => {
        const lookups = here.filter((seen) => seen.failure === failure);
        return lookups.length > 0 ? [sign(strength, lookups, sentence)] : [];
      }),
      ...(there.length > 0 ? [sign(strong, there, 'From your side the name is not found.')] : []),
      ...(told.length > 0 ? [sign(strong, told, 'Your program says that it does not find the name.')] : []),
    ],
    against:
      found.length > 0 && here.length > 0
        ? [sign(0.4, found, 'At another time the name had an address.')]
        : [],
    explains: [...unitsWith(facts, here), ...unitsWith(facts, there), ...unitsWith(facts, told)],
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
    const there = failingThere(facts)[0]?.name;
    const theirs = failing(facts).length === 0;
    const name = (theirs ? there : null) || facts.host;
    if (!theirs && !withoutAddress(facts))
      return {
        headline: `The name servers of ${facts.host ?? 'this name'} do not give an answer.`,
        because: 'our lookup ended with an error on their side; it may pass.',
        owner: 'dns',
        actions: [
          act('Test again in a few minutes.', 'test-again'),
          act('If it stays like this, ask whoever runs the name servers of this domain to check them.'),
        ],
      };
    const ofService = name !== null && isServiceName(name, profile);
    const example = profile.host.example;
    return {
      headline: theirs
        ? `Your program finds no address for ${name ?? 'the host name'}, so it cannot connect.`
        : `${name ?? 'This name'} has no address, so no program can connect to it.`,
      because: theirs
        ? 'your program says so; we have not looked the name up ourselves.'
        : 'the name server in charge of this name says so.',
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

/**
 * Claim: the customer's resolver refuses, denies or sinkholes this one name; public DNS is right.
 * Evidence needed: a lookup on the customer's side that is refused, denied or leads nowhere, where ours gives an
 * address; with other names that can be looked up there it is certain.
 * Refuted by: the customer's resolver giving a right address at the same time.
 * Seed: the name must be the site's own name; a filter in the company may forbid it.
 */
import { act, type Cause, decisive, fair, strong, type Weighing } from '@/lib/diagnosis/cause';
import { lookupsOf, otherNamesWork, strangeAnswers } from '@/lib/diagnosis/customer-lookups';
import type { Facts } from '@/lib/diagnosis/facts';
import { addressList } from '@/lib/diagnosis/phrases';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';
import type { Failure } from '@/lib/net/failure';
import type { Profile } from '@/lib/provider/profile';

const denials: ReadonlyMap<Failure, string> = new Map<Failure, string>([
  ['name_not_found', 'says that the name does not exist'],
  ['no_addresses', 'says that the name has no address'],
  ['resolver_refused', 'refuses to look the name up'],
  ['resolver_failed', 'gives an error for the name'],
]);

function denied(facts: Facts, profile: Profile) {
  const { theirs, right } = lookupsOf(facts);
  const failing = theirs.filter(({ failure }) => failure !== null && denials.has(failure));
  return {
    failing,
    // A program cannot tell a denial from a resolver that does not answer.
    asked: failing.filter(({ vantage }) => vantage.kind === 'kit'),
    sunk: strangeAnswers(facts, profile).filter(
      ({ kind, seen }) => kind === 'nowhere' && seen.source === 'resolver',
    ),
    good: theirs.filter(({ addresses }) => addresses.some(({ address }) => right.has(address))),
  };
}

function weigh(facts: Facts, profile: Profile): Weighing {
  const { ours, right } = lookupsOf(facts);
  const { failing, asked, sunk, good } = denied(facts, profile);
  if (ours.length === 0 || failing.length + sunk.length === 0) return weighing({});
  const others = otherNamesWork(facts);
  const unsure = failing.every(({ failure }) => failure === 'resolver_failed');
  const how = [...new Set(failing.map(({ failure }) => denials.get(failure ?? 'closed') ?? ''))].sort();
  return weighing({
    for: [
      ...(failing.length > 0
        ? [
            sign(
              asked.length === 0 ? fair - 0.05 : unsure ? fair : others.length > 0 ? decisive : strong,
              failing,
              `From your side the name server ${how.join(' and ')}.`,
            ),
          ]
        : []),
      ...(sunk.length > 0
        ? [
            sign(
              decisive,
              sunk.map(({ seen }) => seen),
              `From your side the name leads to ${addressList(sunk.flatMap(({ addresses }) => addresses))}, where nothing can answer.`,
            ),
          ]
        : []),
      sign(
        asked.length + sunk.length > 0 ? fair : 0.4,
        ours,
        `Seen from outside it leads to ${addressList([...right])}.`,
      ),
      ...(others.length > 0 ? [sign(fair, others, 'Other names can be looked up on your side.')] : []),
    ],
    against:
      good.length > 0 ? [sign(strong, good, 'At another time your side was given the right address.')] : [],
    explains: [
      ...unitsWith(facts, failing),
      ...(sunk.length > 0
        ? unitsWith(
            facts,
            facts
              .customers('tcp-connect')
              .filter(({ target }) =>
                sunk.some(({ addresses }) => target?.address != null && addresses.includes(target.address)),
              ),
          )
        : []),
    ],
  });
}

export const dnsNameBlocked: Cause = {
  id: 'dns-name-blocked',
  owners: ['dns', 'firewall'],
  prior: 0.4,
  needsCustomersSide: true,
  besides: ['resolver-not-answering'],
  decidedBy: ['inside'],
  weigh,
  words: (told, facts, profile) => {
    const { asked, sunk } = denied(facts, profile);
    const proven = (told.for[0]?.strength ?? 0) >= strong;
    const filter = sunk.length > 0;
    return {
      headline: proven
        ? `Your name server ${filter ? 'leads' : 'hides'} ${facts.host}${filter ? ' to nowhere' : ''}. From outside the name has an address.`
        : `Your side does not find ${facts.host}, although the name has an address. A filter may hide it.`,
      because: proven
        ? 'the same name is found from outside your network.'
        : asked.length > 0
          ? 'we find the name from outside; what your name server says is not clear.'
          : 'we find the name from outside; your program does not say why it was not found.',
      owner: filter ? 'firewall' : 'dns',
      actions: [
        act('Compare the name in your program letter by letter with the one tested here.'),
        act(`Ask whoever runs your name server or web filter to allow ${facts.host}.`),
        act('Test again when the change is made.', 'test-again'),
      ],
    };
  },
};

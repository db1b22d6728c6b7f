/**
 * Claim: the connection is actively refused, and nothing seen says whether port, host or firewall is to blame.
 * Evidence needed: no control port answers and at least one attempt is refused; from the customer's side alone when
 * nobody else tried.
 * Refuted by: any control port that answers.
 * Seed: check host name and port first, then whether a firewall is in between.
 */
import { act, type Cause, decisive, strong, type Weighing } from '@/lib/diagnosis/cause';
import { answeringCustomers } from '@/lib/diagnosis/customer-reach';
import type { Endpoint } from '@/lib/diagnosis/endpoint';
import type { Facts } from '@/lib/diagnosis/facts';
import { addressList, distinct, portList, serviceName } from '@/lib/diagnosis/phrases';
import { connectsOf, reachabilityOf, unitsOfConnects } from '@/lib/diagnosis/reachability';
import { sign, weighing } from '@/lib/diagnosis/sign';

const refusing = (endpoints: readonly Endpoint[]): readonly Endpoint[] =>
  endpoints.filter((endpoint) => endpoint.failure === 'refused');

/** What is down on both sides, with everything that is up on neither. */
function refusals(facts: Facts) {
  const here = reachabilityOf(facts.endpoints.portal);
  const there = reachabilityOf(facts.endpoints.customer);
  const downHere = here.nothingAnswers ? here.down : [];
  const downThere = here.up.length === 0 && there.nothingAnswers ? there.down : [];
  return {
    refusedHere: refusing(downHere),
    refusedThere: refusing(downThere),
    all: [...downHere, ...downThere],
    foundOpen: here.up.length > 0,
  };
}

const sentence = (refused: readonly Endpoint[], from: string): string =>
  `${addressList(refused.map(({ address }) => address))}, ${portList(distinct(refused.map(({ port }) => port)))}, from ${from}: refused.`;

function weigh(facts: Facts): Weighing {
  const { refusedHere, refusedThere, all, foundOpen } = refusals(facts);
  if (foundOpen || refusedHere.length + refusedThere.length === 0) return weighing({});
  const open = answeringCustomers(facts);
  return weighing({
    for: [
      ...(refusedHere.length > 0
        ? [sign(strong, connectsOf(refusedHere), sentence(refusedHere, 'our network'))]
        : []),
      ...(refusedThere.length > 0
        ? [sign(strong, connectsOf(refusedThere), sentence(refusedThere, 'your network'))]
        : []),
    ],
    against:
      open.length > 0 ? [sign(decisive, connectsOf(open), 'The service answers from your network.')] : [],
    explains: unitsOfConnects(facts, all),
  });
}

export const connectionRefused: Cause = {
  id: 'connection-refused',
  owners: ['client-user', 'provider'],
  prior: 0.4,
  needsCustomersSide: false,
  decidedBy: ['inside', 'test-again'],
  weigh,
  words: (_told, facts, profile) => {
    const { refusedHere, refusedThere } = refusals(facts);
    const ports = portList(distinct([...refusedHere, ...refusedThere].map(({ port }) => port)));
    const owner = profile.hostPatterns.length === 0 || refusedHere.length === 0 ? 'client-user' : 'provider';
    const compare = act('Compare host name and port with the ones you were given.');
    const again = act('Test again in a few minutes.', 'test-again');
    const from =
      refusedHere.length === 0
        ? 'From your network'
        : refusedThere.length === 0
          ? 'From our network'
          : 'From your network and from ours';
    return {
      headline: `${from}, connections to ${facts.host ?? serviceName(profile)} are refused on ${ports}.`,
      because:
        refusedHere.length === 0
          ? 'the server or a firewall in front of it says no at once; we have not tried it from our network.'
          : refusedThere.length === 0
            ? 'the server or a firewall in front of it says no at once; we have not seen it from your network yet.'
            : 'the server or a firewall in front of it says no at once, to both of us.',
      owner,
      actions: [
        ...(owner === 'provider' ? [again] : [compare]),
        act('Ask the service whether it is running.', 'contact-provider'),
        ...(owner === 'provider' ? [compare] : [again]),
      ],
    };
  },
};

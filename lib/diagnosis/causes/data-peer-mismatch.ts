/**
 * Claim: control and data connections leave the customer's network from different public addresses.
 * Evidence needed: the service sees two addresses, or refuses the data connection because it comes from another one.
 * Refuted by: the same address on both.
 * Seed: firewalls and routers are behind most trouble with data connections.
 */
import { act, type Cause, decisive, type Weighing } from '@/lib/diagnosis/cause';
import { customersLadder, customersTransfersWithoutData } from '@/lib/diagnosis/data-trouble';
import type { Facts } from '@/lib/diagnosis/facts';
import { addressList } from '@/lib/diagnosis/phrases';
import { sign, unitsWith } from '@/lib/diagnosis/sign';
import { becauseOfSayings, weighSayings } from '@/lib/diagnosis/weigh-sayings';
import type { ObservationOf } from '@/lib/observations/observation';

/** The customer's public addresses, as they were seen on either connection. Only one family is compared at a time. */
function seenAddresses(facts: Facts) {
  const by = (side: ObservationOf<'public-address'>['seenBy'], six: boolean) =>
    facts
      .customers('public-address')
      .filter((seen) => seen.failure === null && seen.seenBy === side && seen.address.includes(':') === six);
  const compared = [false, true].map((six) => {
    const control = by('control-connection', six);
    const known = new Set(control.map((seen) => seen.address));
    const data = known.size === 0 ? [] : by('data-connection', six);
    return { control, data, strange: data.filter((seen) => !known.has(seen.address)) };
  });
  return {
    differing: compared.flatMap(({ control, strange }) =>
      strange.length > 0 ? [...control, ...strange] : [],
    ),
    equal: compared.flatMap(({ data, strange }) => (strange.length === 0 ? data : [])),
  };
}

const portalSaw = (facts: Facts): boolean =>
  facts
    .said('data-peer-mismatch')
    .every((saying) => !saying.told && saying.observation.vantage.kind === 'portal');

function weigh(facts: Facts): Weighing {
  const { differing, equal } = seenAddresses(facts);
  const lost =
    differing.length > 0
      ? [
          ...customersLadder(facts).unanswered,
          ...customersLadder(facts).cut,
          ...customersTransfersWithoutData(facts),
        ]
      : [];
  return weighSayings(facts, 'data-peer-mismatch', {
    for:
      differing.length > 0
        ? [
            sign(
              decisive,
              differing,
              `Your connections arrive from ${addressList(differing.map((seen) => seen.address))}: commands from one address, data from another.`,
            ),
          ]
        : [],
    against:
      equal.length > 0 && differing.length === 0
        ? [sign(decisive, equal, 'Commands and data arrive from the same address.')]
        : [],
    explains: unitsWith(facts, lost),
    impact: lost.length > 0 || facts.said('data-peer-mismatch').length > 0 ? 'stops' : 'hinders',
  });
}

export const dataPeerMismatch: Cause = {
  id: 'data-peer-mismatch',
  owners: ['firewall'],
  prior: 0.3,
  needsCustomersSide: true,
  decidedBy: ['inside', 'evidence'],
  weigh,
  words: (told, facts) => {
    const measured = seenAddresses(facts).differing.length > 0;
    if (!measured && portalSaw(facts))
      return {
        headline:
          'Our own connections for commands and data reach the service from different addresses. That says nothing about your network.',
        because: 'the service says so in its answer to us.',
        owner: 'nobody',
        actions: [act('Make the same connection from your network and compare it with these results.')],
        ourSide: true,
      };
    return {
      headline:
        'Commands and data leave your network from different public addresses, and the service refuses the data.',
      because: measured
        ? 'we saw both addresses from outside.'
        : becauseOfSayings(told, 'the service says so in its answer.'),
      owner: 'firewall',
      actions: [
        act(
          'Ask your firewall team to send all connections to this service out by one line and one address.',
          'firewall-request',
        ),
        act('Test again when the change is made.', 'test-again'),
      ],
    };
  },
};

/**
 * Claim: some of the service's addresses can be reached from the customer and others cannot.
 * Evidence needed: on one port, addresses that answer the customer and addresses that do not, all answering us.
 * Refuted by: the silent ones answering nobody; all of them answering the customer.
 * Seed: allow all addresses of the list, not just some of them; or move to a custom domain with two.
 */

import { act, type Cause, decisive, strong, type Weighing } from '@/lib/diagnosis/cause';
import { customerReach } from '@/lib/diagnosis/customer-reach';
import type { Facts } from '@/lib/diagnosis/facts';
import { serviceName } from '@/lib/diagnosis/phrases';
import { connectsOf, howDown, unitsOfConnects } from '@/lib/diagnosis/reachability';
import { sign, weighing } from '@/lib/diagnosis/sign';
import { parseAddress } from '@/lib/net/address';
import type { Profile } from '@/lib/provider/profile';

/** The customer's endpoints that are down on a port which answers them at another address. */
function partly(facts: Facts) {
  const { here, there } = customerReach(facts);
  const place = ({ address, port }: { address: string; port: number }) => `${address} ${port}`;
  const answering = new Set(here.up.map(place));
  const silentHere = new Set(here.down.map(place));
  const down = there.down.filter(
    // A program that does not tell which address it tried may have tried one that answers at other times.
    (endpoint) => there.openPorts.includes(endpoint.port) && parseAddress(endpoint.address) !== null,
  );
  return {
    down,
    up: there.up,
    confirmed: down.filter((endpoint) => answering.has(place(endpoint))),
    silentHere: down.filter((endpoint) => silentHere.has(place(endpoint))),
  };
}

/** Connections dropped beyond a number look alike from one attempt to the next. */
const limitedBursts = (facts: Facts) => facts.customers('connection-burst').filter(facts.isAbnormal);

function weigh(facts: Facts, profile: Profile): Weighing {
  const { down, up, confirmed, silentHere } = partly(facts);
  const limited = limitedBursts(facts);
  const symptom = facts.answer('symptom');
  const many = profile.host.severalPlaces || (profile.addresses.approximateCount ?? 0) > 1;
  const told = symptom?.value === 'sometimes' && many && down.length === 0;
  return weighing({
    for: [
      ...(down.length > 0
        ? [
            sign(
              confirmed.length > 0 ? decisive : 0.5,
              connectsOf(down),
              `From your network, some addresses: ${howDown(down)}; others answer.`,
            ),
          ]
        : []),
      ...(confirmed.length > 0
        ? [sign(strong, connectsOf(up), 'From our network the same addresses answer.')]
        : []),
      ...(told
        ? [
            sign(
              0.4,
              [symptom.observation],
              'You told us that it works sometimes, which is what a firewall with only some of the addresses looks like.',
            ),
          ]
        : []),
    ],
    against: [
      ...(silentHere.length > 0 && confirmed.length === 0
        ? [sign(decisive, connectsOf(silentHere), 'From our network they do not answer either.')]
        : []),
      ...(down.length > 0 && limited.length > 0
        ? [sign(strong, limited, 'Many connections at once are not all let through, whatever the address.')]
        : []),
    ],
    explains: unitsOfConnects(facts, confirmed.length > 0 ? confirmed : down),
  });
}

export const allowlistIncomplete: Cause = {
  id: 'allowlist-incomplete',
  owners: ['firewall'],
  prior: 0.6,
  needsCustomersSide: true,
  decidedBy: ['inside', 'evidence'],
  weigh,
  words: (_told, facts, profile) => {
    const { down, up, confirmed } = partly(facts);
    const reached = new Set(up.map((endpoint) => endpoint.address)).size;
    const all = new Set([...up, ...down].map((endpoint) => endpoint.address)).size;
    return {
      headline:
        confirmed.length > 0
          ? `Your firewall lets you reach ${reached} of ${all} addresses of ${serviceName(profile)}. That is why it works only sometimes.`
          : `Something between you and the service may let only some addresses of ${serviceName(profile)} through.`,
      because:
        confirmed.length > 0
          ? 'the same addresses answer from our network.'
          : 'what you told us fits; a test from your network would prove it.',
      owner: 'firewall',
      actions: [
        act('Have all addresses allowed, not just some of them.', 'firewall-request'),
        ...(profile.customDomain === null
          ? []
          : [
              act(
                `Or use your own domain with ${profile.customDomain.dedicatedAddresses} addresses: ${profile.customDomain.whereToFind}.`,
              ),
            ]),
      ],
    };
  },
};

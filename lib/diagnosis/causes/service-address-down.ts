/**
 * Claim: one of several addresses of the service is dead.
 * Evidence needed: every port tried on it is down, and another address answers.
 * Refuted by: the address answering a customer; all IPv6 addresses silent together, which speaks of the path.
 * Seed: a name has several servers in several places, so a retry may reach another one.
 */
import { act, type Cause, decisive, strong, type Weighing } from '@/lib/diagnosis/cause';
import { answeringCustomers } from '@/lib/diagnosis/customer-reach';
import type { Facts } from '@/lib/diagnosis/facts';
import { silentIpv6 } from '@/lib/diagnosis/ipv6';
import { counted } from '@/lib/diagnosis/phrases';
import { connectsOf, howDown, reachabilityOf, unitsOfConnects } from '@/lib/diagnosis/reachability';
import { sign, weighing } from '@/lib/diagnosis/sign';

function deadEndpoints(facts: Facts) {
  const reach = reachabilityOf(facts.endpoints.portal);
  const family = new Set(silentIpv6(facts.endpoints.portal));
  return reach.down.filter((endpoint) => reach.deadAddresses.has(endpoint.address) && !family.has(endpoint));
}

/** The customer's view of the addresses that are dead from here, as long as they are dead there too. */
function deadForBoth(facts: Facts) {
  const dead = new Set(deadEndpoints(facts).map((endpoint) => endpoint.address));
  return reachabilityOf(facts.endpoints.customer).down.filter(({ address }) => dead.has(address));
}

function weigh(facts: Facts): Weighing {
  const dead = deadEndpoints(facts);
  if (dead.length === 0) return weighing({});
  const reach = reachabilityOf(facts.endpoints.portal);
  const addresses = [...new Set(dead.map((endpoint) => endpoint.address))];
  const answersCustomer = answeringCustomers(facts).filter((endpoint) =>
    addresses.includes(endpoint.address),
  );
  const silentThere = deadForBoth(facts);
  return weighing({
    for: [
      sign(
        strong,
        connectsOf(dead),
        `${addresses.slice(0, 3).join(', ')}, from our network: ${howDown(dead)} on every port.`,
      ),
      ...(silentThere.length > 0
        ? [sign(strong, connectsOf(silentThere), 'From your network it does not answer either.')]
        : []),
      sign(
        strong,
        connectsOf(reach.up),
        `${counted(reach.liveAddresses.size, 'other address', 'other addresses')} of the same name ${reach.liveAddresses.size === 1 ? 'answers' : 'answer'}.`,
      ),
    ],
    against:
      answersCustomer.length > 0
        ? [sign(decisive, connectsOf(answersCustomer), 'It answers from your network.')]
        : [],
    explains: unitsOfConnects(facts, [...dead, ...silentThere]),
    impact: 'hinders',
  });
}

export const serviceAddressDown: Cause = {
  id: 'service-address-down',
  owners: ['provider'],
  prior: 0.2,
  needsCustomersSide: false,
  decidedBy: ['test-again', 'inside'],
  weigh,
  words: (_told, facts, profile) => {
    const dead = new Set(deadEndpoints(facts).map((endpoint) => endpoint.address)).size;
    const all = dead + reachabilityOf(facts.endpoints.portal).liveAddresses.size;
    const { retries, retryDelaySeconds } = profile.timings;
    return {
      headline: `${dead} of ${all} addresses of this name ${dead === 1 ? 'does' : 'do'} not answer from ${deadForBoth(facts).length > 0 ? 'your network or ours' : 'our network'}. That is why it works only sometimes.`,
      because: 'the other addresses of the same name answer us on the same ports.',
      owner: 'provider',
      actions: [
        act(
          `Let your program retry ${retries} times, ${retryDelaySeconds} seconds apart: the next attempt may reach an address that works.`,
        ),
        act('Tell the service which address does not answer.', 'contact-provider'),
        act('Test again in a few minutes.', 'test-again'),
      ],
    };
  },
};

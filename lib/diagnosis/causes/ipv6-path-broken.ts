/**
 * Claim: IPv6 does not get through where IPv4 works.
 * Evidence needed: every IPv6 address is silent or without a way there, and an IPv4 address answers the same side.
 * From the customer, with the same IPv6 addresses answering us, it is their path; else it may be the service's.
 * Refuted by: any answer over IPv6, a refusal included: whoever refuses has been reached. Having no IPv6 is no sign.
 * Seed: a client must try several addresses; those of one family may all be out of reach.
 */
import { act, type Cause, decisive, strong, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { silentIpv6 } from '@/lib/diagnosis/ipv6';
import { connectsOf, howDown, reachabilityOf, unitsOfConnects } from '@/lib/diagnosis/reachability';
import { sign, weighing } from '@/lib/diagnosis/sign';

const hasNoIpv6 = (failure: string | null): boolean => failure === 'network_unreachable';

function bothSides(facts: Facts) {
  const { portal, customer } = facts.endpoints;
  const here = silentIpv6(portal);
  const there = silentIpv6(customer).filter(({ failure }) => !hasNoIpv6(failure));
  const upHere = reachabilityOf(portal).up.filter(({ family }) => family === 6);
  return { here, there, upHere };
}

function weigh(facts: Facts): Weighing {
  const { here, there, upHere } = bothSides(facts);
  if (here.length + there.length === 0) return weighing({});
  const four = reachabilityOf(there.length > 0 ? facts.endpoints.customer : facts.endpoints.portal);
  return weighing({
    for: [
      ...(here.length > 0
        ? [sign(strong, connectsOf(here), `Over IPv6, from our network: ${howDown(here)}.`)]
        : []),
      ...(there.length > 0
        ? [
            sign(
              upHere.length > 0 ? decisive : strong,
              connectsOf(there),
              `Over IPv6, from your network: ${howDown(there)}.`,
            ),
          ]
        : []),
      ...(upHere.length > 0
        ? [sign(strong, connectsOf(upHere), 'Over IPv6, from our network the service answers.')]
        : []),
      sign(strong, connectsOf(four.up), 'Over IPv4 the same name answers.'),
    ],
    explains: unitsOfConnects(facts, [...here, ...there]),
    impact: 'hinders',
  });
}

export const ipv6PathBroken: Cause = {
  id: 'ipv6-path-broken',
  owners: ['firewall', 'provider'],
  prior: 0.2,
  needsCustomersSide: true,
  decidedBy: ['inside', 'test-again'],
  weigh,
  words: (_told, facts) => {
    const { here, there, upHere } = bothSides(facts);
    const useIpv4 = act('Set your program to IPv4, if it has a setting for it.');
    if (there.length > 0 && here.length === 0)
      return {
        headline:
          'From your network IPv6 gets no answer, while IPv4 works. Programs that try IPv6 first wait or fail.',
        because:
          upHere.length > 0
            ? 'the same IPv6 addresses answer from our network.'
            : 'no IPv6 address answers your network; from ours they were not tested.',
        owner: 'firewall',
        actions: [
          useIpv4,
          act('Ask your firewall team to let the service through over IPv6 as well.', 'firewall-request'),
        ],
      };
    return {
      headline: `The IPv6 addresses of this name do not answer from ${there.length > 0 ? 'your network or ours' : 'our network'}. The IPv4 addresses do.`,
      because:
        there.length > 0
          ? 'no IPv6 address answers from either network while IPv4 does.'
          : 'no IPv6 address answers us while IPv4 does; we have not seen it from your network yet.',
      owner: 'provider',
      actions: [useIpv4, act('Tell the service that its IPv6 addresses do not answer.', 'contact-provider')],
    };
  },
};

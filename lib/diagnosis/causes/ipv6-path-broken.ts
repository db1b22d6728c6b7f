/**
 * Claim: IPv6 does not get through where IPv4 works.
 * Evidence needed: every IPv6 address is silent or without a way there, and an IPv4 address answers.
 * Refuted by: any answer over IPv6, a refusal included: whoever refuses has been reached.
 * Seed: a client must try several addresses; those of one family may all be out of reach.
 */
import { act, type Cause, strong, type Weighing } from '@/lib/diagnosis/cause';
import type { Endpoint } from '@/lib/diagnosis/endpoint';
import type { Facts } from '@/lib/diagnosis/facts';
import { connectsOf, howDown, reachabilityOf, unitsOfConnects } from '@/lib/diagnosis/reachability';
import { sign, weighing } from '@/lib/diagnosis/sign';

/** The IPv6 endpoints when all of them are silent and IPv4 answers; else none. Having no IPv6 ourselves is no sign. */
export function silentFamily(facts: Facts): readonly Endpoint[] {
  const reach = reachabilityOf(facts.endpoints.portal);
  const down = reach.down.filter((endpoint) => endpoint.family === 6);
  const reached =
    reach.up.some((endpoint) => endpoint.family === 6) ||
    down.some((endpoint) => endpoint.failure === 'refused');
  return reached || !reach.up.some((endpoint) => endpoint.family === 4) ? [] : down;
}

function weigh(facts: Facts): Weighing {
  const silent = silentFamily(facts);
  if (silent.length === 0) return weighing({});
  const reach = reachabilityOf(facts.endpoints.portal);
  return weighing({
    for: [
      sign(strong, connectsOf(silent), `Over IPv6, from our network: ${howDown(silent)}.`),
      sign(strong, connectsOf(reach.up), 'Over IPv4 the same name answers.'),
    ],
    explains: unitsOfConnects(facts, silent),
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
  words: () => ({
    headline: 'The IPv6 addresses of this name do not answer from our network. The IPv4 addresses do.',
    because: 'no IPv6 address answers us while IPv4 does; we have not seen it from your network yet.',
    owner: 'provider',
    actions: [
      act('Set your program to IPv4, if it has a setting for it.'),
      act('Tell the service that its IPv6 addresses do not answer.', 'contact-provider'),
    ],
  }),
};

/**
 * Claim: the connection is actively refused, and nothing seen says whether port, host or firewall is to blame.
 * Evidence needed: no control port answers and at least one attempt is refused.
 * Refuted by: any control port that answers.
 * Seed: check host name and port first, then whether a firewall is in between.
 */
import { act, type Cause, decisive, strong, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { addressList, distinct, portList, serviceName } from '@/lib/diagnosis/phrases';
import { connectsOf, reachabilityOf, unitsOfConnects } from '@/lib/diagnosis/reachability';
import { sign, weighing } from '@/lib/diagnosis/sign';

function weigh(facts: Facts): Weighing {
  const reach = reachabilityOf(facts.endpoints.portal);
  const refused = reach.down.filter((endpoint) => endpoint.failure === 'refused');
  if (!reach.nothingAnswers || refused.length === 0) return weighing({});
  const open = facts.endpoints.customer.filter((endpoint) => endpoint.up);
  return weighing({
    for: [
      sign(
        strong,
        connectsOf(refused),
        `${addressList(refused.map((endpoint) => endpoint.address))}, ${portList(distinct(refused.map((endpoint) => endpoint.port)))}, from our network: refused.`,
      ),
    ],
    against:
      open.length > 0 ? [sign(decisive, connectsOf(open), 'The service answers from your network.')] : [],
    explains: unitsOfConnects(facts, reach.down),
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
    const refused = reachabilityOf(facts.endpoints.portal).down.filter(
      (endpoint) => endpoint.failure === 'refused',
    );
    const ports = portList(distinct(refused.map((endpoint) => endpoint.port)));
    const owner = profile.hostPatterns.length === 0 ? 'client-user' : 'provider';
    const compare = act('Compare host name and port with the ones you were given.');
    const again = act('Test again in a few minutes.', 'test-again');
    return {
      headline: `From our network, connections to ${facts.host ?? serviceName(profile)} are refused on ${ports}.`,
      because:
        'the server or a firewall in front of it says no at once; we have not seen it from your network yet.',
      owner,
      actions: [
        ...(owner === 'provider' ? [again] : [compare]),
        act('Ask the service whether it is running.', 'contact-provider'),
        ...(owner === 'provider' ? [compare] : [again]),
      ],
    };
  },
};

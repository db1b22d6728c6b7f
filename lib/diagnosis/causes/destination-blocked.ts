/**
 * Claim: the customer's firewall blocks all of the service's addresses, and other destinations work.
 * Evidence needed: nothing of the service answers the customer, all of it answers us, and other hosts answer the
 * customer on the same port.
 * Refuted by: any answer of the service there. It cannot be told from a service that turns this one customer away,
 * so it is never certain.
 * Seed: the addresses of the service must be allowed in the firewall, all of them.
 */
import { act, type Cause, decisive, fair, strong, type Weighing } from '@/lib/diagnosis/cause';
import { customerReach } from '@/lib/diagnosis/customer-reach';
import type { Facts } from '@/lib/diagnosis/facts';
import { onPorts, outboundOf } from '@/lib/diagnosis/outbound';
import { distinct, portList, serviceName } from '@/lib/diagnosis/phrases';
import { connectsOf, howDown, unitsOfConnects } from '@/lib/diagnosis/reachability';
import { sign, weighing } from '@/lib/diagnosis/sign';

/** With the bonus of further signs still below "certain". */
const belowCertain = strong - 0.05;

function weigh(facts: Facts): Weighing {
  const { here, there, kept, webPassed } = customerReach(facts);
  // On a port that is shut here, or the port itself may be the reason.
  const ports = distinct(kept.map(({ port }) => port));
  const others = onPorts(outboundOf(facts).passed, ports);
  if (here.up.length === 0 || !there.nothingAnswers || kept.length === 0 || others.length === 0)
    return weighing({});
  const nearby = kept.filter(({ failure }) => failure?.endsWith('_unreachable'));
  return weighing({
    for: [
      sign(
        belowCertain,
        [...connectsOf(kept), ...others.map((seen) => seen.id)],
        `From your network no address of the service answers (${howDown(kept)}), and another host answers on ${portList(distinct(others.map(({ target }) => target?.port)))}.`,
      ),
      sign(fair, connectsOf(here.up), `From our network the service answers on ${portList(here.openPorts)}.`),
      ...(nearby.length > 0
        ? [sign(belowCertain, connectsOf(nearby), 'A device on the way says that there is no way to it.')]
        : []),
    ],
    against: [
      ...(webPassed.length > 0
        ? [sign(decisive, webPassed, 'From your network the web site of the same name can be reached.')]
        : []),
    ],
    explains: unitsOfConnects(facts, kept),
  });
}

export const destinationBlocked: Cause = {
  id: 'destination-blocked',
  owners: ['firewall'],
  prior: 0.5,
  needsCustomersSide: true,
  besides: ['blocked-by-service'],
  decidedBy: ['evidence'],
  weigh,
  words: (_told, _facts, profile) => ({
    headline: `From your network no address of ${serviceName(profile)} answers, while other hosts do. Most likely a firewall blocks it.`,
    because:
      'the service itself may also turn your address away; only your firewall team or the service can tell which.',
    owner: 'firewall',
    actions: [
      act(
        'Ask your firewall team whether it blocks the addresses of this service, and have all of them allowed.',
        'firewall-request',
      ),
      act('Try from another network, for example a phone, and compare.'),
      act('If the firewall shows nothing, ask the service about your public address.', 'contact-provider'),
    ],
  }),
};

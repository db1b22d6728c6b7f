/**
 * Claim: the service answers from nowhere.
 * Evidence needed: no control port of any address answers the portal, and nothing is refused.
 * Refuted by: any answer, to anybody.
 * Seed: verify the host name and the ports; a retry may reach another server.
 */

import { symptomsAfterConnecting } from '@/lib/diagnosis/answers';
import { act, type Cause, decisive, strong, type Weighing } from '@/lib/diagnosis/cause';
import { answeringCustomers, isMeasured } from '@/lib/diagnosis/customer-reach';
import type { Facts } from '@/lib/diagnosis/facts';
import { addressList, distinct, portList, serviceNameFirst } from '@/lib/diagnosis/phrases';
import { connectsOf, howDown, reachabilityOf, unitsOfConnects } from '@/lib/diagnosis/reachability';
import { sign, weighing } from '@/lib/diagnosis/sign';

/** What is down at the customer too, with nothing of the service up there. */
function silentThere(facts: Facts) {
  const there = reachabilityOf(facts.endpoints.customer);
  return there.nothingAnswers ? there.down : [];
}

function weigh(facts: Facts): Weighing {
  const reach = reachabilityOf(facts.endpoints.portal);
  if (!reach.nothingAnswers || reach.down.some((endpoint) => endpoint.failure === 'refused'))
    return weighing({});
  const open = answeringCustomers(facts);
  const there = silentThere(facts);
  const symptom = facts.answer('symptom');
  return weighing({
    for: [
      sign(
        strong,
        connectsOf(reach.down),
        `${addressList(reach.down.map((endpoint) => endpoint.address))}, ${portList(distinct(reach.down.map((endpoint) => endpoint.port)))}, from our network: ${howDown(reach.down)}.`,
      ),
      ...(there.length > 0
        ? [sign(strong, connectsOf(there), `From your network: ${howDown(there)} as well.`)]
        : []),
      ...(isMeasured(there)
        ? [
            sign(
              strong,
              connectsOf(there),
              'Two networks that have nothing to do with each other see the same.',
            ),
          ]
        : []),
    ],
    against: [
      ...(open.length > 0
        ? [sign(decisive, connectsOf(open), 'The service answers from your network.')]
        : []),
      ...(symptom && symptomsAfterConnecting.has(symptom.value)
        ? [sign(0.5, [symptom.observation], 'You told us that your program does connect.')]
        : []),
    ],
    explains: unitsOfConnects(facts, [...reach.down, ...there]),
  });
}

export const serviceUnreachable: Cause = {
  id: 'service-unreachable',
  owners: ['provider'],
  prior: 0.4,
  needsCustomersSide: false,
  decidedBy: ['inside', 'test-again'],
  weigh,
  words: (_told, facts, profile) => {
    const ports = distinct(reachabilityOf(facts.endpoints.portal).down.map((endpoint) => endpoint.port));
    return {
      headline: `${serviceNameFirst(profile)} does not answer on ${portList(ports)} from ${silentThere(facts).length > 0 ? 'your network or from ours' : 'our network'}.`,
      because:
        silentThere(facts).length > 0
          ? 'nothing was answered, from two networks.'
          : 'nothing we tried was answered; we have not seen it from your network yet.',
      owner: 'provider',
      actions: [
        act('Test again in a few minutes.', 'test-again'),
        act('Compare the host name with the one you were given.'),
        act('Ask the service whether it is running.', 'contact-provider'),
      ],
    };
  },
};

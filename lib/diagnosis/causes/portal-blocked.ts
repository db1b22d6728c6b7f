/**
 * Claim: the service answers the customer but not the portal, so that the portal's own view is worthless.
 * Evidence needed: nothing answers the portal, and the customer gets further.
 * Refuted by: any answer to the portal.
 * Seed: the service may accept certain source addresses only.
 */

import { symptomsAfterConnecting } from '@/lib/diagnosis/answers';
import { act, type Cause, strong, type Weighing, weak } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { connectsOf, howDown, reachabilityOf, unitsOfConnects } from '@/lib/diagnosis/reachability';
import { sign, weighing } from '@/lib/diagnosis/sign';

function weigh(facts: Facts): Weighing {
  const reach = reachabilityOf(facts.endpoints.portal);
  if (!reach.nothingAnswers) return weighing({});
  const open = facts.endpoints.customer.filter((endpoint) => endpoint.up);
  const symptom = facts.answer('symptom');
  const connects = symptom !== null && symptomsAfterConnecting.has(symptom.value);
  return weighing({
    for: [
      sign(weak / 2, connectsOf(reach.down), `From our network: ${howDown(reach.down)}.`),
      ...(open.length > 0 ? [sign(strong, connectsOf(open), 'The service answers from your network.')] : []),
      ...(connects ? [sign(weak, [symptom.observation], 'You told us that your program does connect.')] : []),
    ],
    against: [],
    explains: unitsOfConnects(facts, reach.down),
  });
}

export const portalBlocked: Cause = {
  id: 'portal-blocked',
  owners: ['nobody'],
  prior: 0.1,
  needsCustomersSide: true,
  decidedBy: ['inside'],
  weigh,
  words: () => ({
    headline: 'The service may answer you and not us. Our own view is worth nothing then.',
    because: 'nothing answers our network, and that alone does not say whether it answers yours.',
    owner: 'nobody',
    actions: [act('Make the same connection from your network and compare it with these results.')],
  }),
};

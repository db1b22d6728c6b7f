/**
 * Claim: the service answers the customer but not the portal, so that the portal's own view is worthless.
 * Evidence needed: nothing answers the portal, and the customer gets further.
 * Refuted by: any answer to the portal.
 * Seed: the service may accept certain source addresses only.
 */

import { symptomsAfterConnecting } from '@/lib/diagnosis/answers';
import { act, type Cause, decisive, type Weighing, weak } from '@/lib/diagnosis/cause';
import { answeringCustomers } from '@/lib/diagnosis/customer-reach';
import type { Facts } from '@/lib/diagnosis/facts';
import { connectsOf, howDown, reachabilityOf, unitsOfConnects } from '@/lib/diagnosis/reachability';
import { sign, weighing } from '@/lib/diagnosis/sign';

/** Endpoints that are closed to us and open to the customer, on the same port. */
function openThere(facts: Facts) {
  const down = new Set(reachabilityOf(facts.endpoints.portal).down.map(({ port }) => port));
  return answeringCustomers(facts).filter(({ port }) => down.has(port));
}

function weigh(facts: Facts): Weighing {
  const reach = reachabilityOf(facts.endpoints.portal);
  if (!reach.nothingAnswers) return weighing({});
  const open = openThere(facts);
  const symptom = facts.answer('symptom');
  const connects = symptom !== null && symptomsAfterConnecting.has(symptom.value);
  return weighing({
    for: [
      sign(weak / 2, connectsOf(reach.down), `From our network: ${howDown(reach.down)}.`),
      ...(open.length > 0
        ? [sign(decisive, connectsOf(open), 'The service answers from your network.')]
        : []),
      ...(connects ? [sign(weak, [symptom.observation], 'You told us that your program does connect.')] : []),
    ],
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
  words: (_told, facts) =>
    openThere(facts).length > 0
      ? {
          headline: 'The service answers you and not us. Our own view is worth nothing here; yours counts.',
          because: 'the same port answers from your network and not from ours.',
          owner: 'nobody',
          actions: [
            act('Go by the results from your network alone.'),
            act("Paste your program's log if something does not work there."),
          ],
        }
      : {
          headline: 'The service may answer you and not us. Our own view is worth nothing then.',
          because: 'nothing answers our network, and that alone does not say whether it answers yours.',
          owner: 'nobody',
          actions: [act('Make the same connection from your network and compare it with these results.')],
        },
};

/**
 * Claim: no control port can be reached from the customer, and the service is up.
 * Evidence needed: every control port is down from the customer's network and at least one answers ours.
 * Refuted by: one control port that answers the customer; a service that answers nobody.
 * Seed: the firewall team may have to be asked for FTP at all.
 */
import { act, type Cause, decisive, fair, strong, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { distinct, portList, serviceName } from '@/lib/diagnosis/phrases';
import { connectsOf, howDown, reachabilityOf, unitsOfConnects } from '@/lib/diagnosis/reachability';
import { sign, weighing } from '@/lib/diagnosis/sign';

function weigh(facts: Facts): Weighing {
  const here = reachabilityOf(facts.endpoints.portal);
  const there = reachabilityOf(facts.endpoints.customer);
  const symptom = facts.answer('symptom');
  const told = symptom?.value === 'cannot-connect';
  if (here.nothingAnswers || (!told && !there.nothingAnswers)) return weighing({});
  return weighing({
    for: [
      ...(there.nothingAnswers
        ? [
            sign(
              here.up.length > 0 ? decisive : fair,
              connectsOf(there.down),
              `From your network: ${howDown(there.down)} on every port.`,
            ),
          ]
        : []),
      ...(told && here.up.length > 0
        ? [sign(0.4, [symptom.observation], 'You told us that your program cannot connect.')]
        : []),
      ...(here.up.length > 0
        ? [
            sign(
              there.nothingAnswers ? strong : 0.4,
              connectsOf(here.up),
              `From our network ${portList(here.openPorts)} ${here.openPorts.length === 1 ? 'answers' : 'answer'}.`,
            ),
          ]
        : []),
    ],
    against:
      there.up.length > 0
        ? [sign(decisive, connectsOf(there.up), 'From your network the service can be reached.')]
        : [],
    explains: there.nothingAnswers ? unitsOfConnects(facts, there.down) : [],
  });
}

export const controlPortsAllBlocked: Cause = {
  id: 'control-ports-all-blocked',
  owners: ['firewall'],
  prior: 0.7,
  needsCustomersSide: true,
  decidedBy: ['inside', 'evidence'],
  weigh,
  words: (_told, facts, profile) => {
    const there = reachabilityOf(facts.endpoints.customer);
    const compared = there.nothingAnswers && reachabilityOf(facts.endpoints.portal).up.length > 0;
    const ports = portList(distinct(facts.endpoints.customer.map((endpoint) => endpoint.port)));
    return {
      headline: compared
        ? `Your firewall blocks ${ports} of ${serviceName(profile)}.`
        : there.nothingAnswers
          ? `Something between you and the service blocks ${ports}.`
          : 'Something between you and the service may block the command connection.',
      because: compared
        ? 'the same ports answer from our network and not from yours.'
        : there.nothingAnswers
          ? 'we have seen it from your side only.'
          : 'what you told us fits; a test from your network would prove it.',
      owner: 'firewall',
      actions: there.nothingAnswers
        ? [
            act('Send the request to your firewall team.', 'firewall-request'),
            act('Test again when the change is made.', 'test-again'),
          ]
        : [
            act('Make the same connection from your network and compare it with these results.'),
            act(
              'Try another port of the table of results: many firewalls let one through and not the other.',
              'use-port',
            ),
            act('Have the request for the firewall team ready.', 'firewall-request'),
          ],
    };
  },
};

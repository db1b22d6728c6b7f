/**
 * Claim: no control port can be reached from the customer, and the service is up.
 * Evidence needed: every control port that answers us is down from the customer's network.
 * Refuted by: one control port that answers the customer; a service that answers nobody; the same port of another
 * host answering the customer (then it is the destination); nothing answering the customer at all.
 * Seed: the firewall team may have to be asked for FTP at all.
 */
import { act, type Cause, decisive, fair, type Sign, strong, type Weighing } from '@/lib/diagnosis/cause';
import { answeringCustomers, customerReach, isMeasured } from '@/lib/diagnosis/customer-reach';
import type { Facts } from '@/lib/diagnosis/facts';
import { otherNetworkSigns } from '@/lib/diagnosis/other-network';
import { onPorts, outboundOf } from '@/lib/diagnosis/outbound';
import { distinct, portList, serviceName } from '@/lib/diagnosis/phrases';
import { connectsOf, howDown, unitsOfConnects } from '@/lib/diagnosis/reachability';
import { sign, weighing } from '@/lib/diagnosis/sign';

/** True when the customer's side tried every port that answers us, and none answers there. */
function allTried(facts: Facts): boolean {
  const { here, kept, triedPorts } = customerReach(facts);
  return here.up.length > 0 && isMeasured(kept) && here.openPorts.every((port) => triedPorts.includes(port));
}

/** Down at the customer, with nothing up there. */
const blocked = (facts: Facts) => {
  const { there, kept } = customerReach(facts);
  return there.nothingAnswers ? kept : [];
};

function signsAgainst(facts: Facts): readonly Sign[] {
  const open = facts.endpoints.customer.filter(({ up }) => up);
  const { kept, webPassed } = customerReach(facts);
  const outbound = outboundOf(facts);
  const others = onPorts(outbound.passed, distinct(kept.map(({ port }) => port)));
  return [
    ...(open.length > 0
      ? [sign(decisive, connectsOf(open), 'From your network the service can be reached.')]
      : []),
    ...(others.length > 0 && webPassed.length === 0
      ? [sign(decisive, others, 'From your network other hosts answer on the same port.')]
      : []),
    ...(outbound.nothing.length > 0
      ? [sign(decisive, outbound.nothing, 'From your network no other host can be reached either.')]
      : []),
  ];
}

function weigh(facts: Facts): Weighing {
  const { here } = customerReach(facts);
  const down = blocked(facts);
  const symptom = facts.answer('symptom');
  const told = symptom?.value === 'cannot-connect' && answeringCustomers(facts).length === 0;
  if (here.nothingAnswers || (!told && down.length === 0)) return weighing({});
  const refused = down.every(({ failure }) => failure === 'refused');
  const alone = here.up.length === 0 && refused ? 0.3 : fair;
  const elsewhere = otherNetworkSigns(facts);
  return weighing({
    for: [
      ...(down.length > 0
        ? [
            sign(
              allTried(facts) ? decisive : here.up.length > 0 ? fair : alone - 0.1,
              connectsOf(down),
              `From your network: ${howDown(down)} on every port that was tried.`,
            ),
          ]
        : []),
      ...elsewhere.for,
      ...(told && here.up.length > 0
        ? [sign(0.4, [symptom.observation], 'You told us that your program cannot connect.')]
        : []),
      ...(here.up.length > 0
        ? [
            sign(
              allTried(facts) ? strong : 0.4,
              connectsOf(here.up),
              `From our network ${portList(here.openPorts)} ${here.openPorts.length === 1 ? 'answers' : 'answer'}.`,
            ),
          ]
        : []),
    ],
    against: [...signsAgainst(facts), ...elsewhere.against],
    explains: unitsOfConnects(facts, down),
  });
}

export const controlPortsAllBlocked: Cause = {
  id: 'control-ports-all-blocked',
  owners: ['firewall'],
  prior: 0.65,
  needsCustomersSide: true,
  decidedBy: ['inside', 'other-network', 'evidence'],
  weigh,
  words: (_told, facts, profile) => {
    const seen = blocked(facts).length > 0;
    const proven = allTried(facts) && seen;
    const ports = portList(customerReach(facts).triedPorts);
    return {
      headline: proven
        ? `Your firewall blocks ${ports} of ${serviceName(profile)}.`
        : seen
          ? `Something between you and the service may block every way to connect, not only ${ports}.`
          : 'Something between you and the service may block the command connection.',
      because: proven
        ? 'the same ports answer from our network and not from yours.'
        : seen
          ? 'not every port was tried from your network.'
          : 'what you told us fits; a test from your network would prove it.',
      owner: 'firewall',
      actions: proven
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

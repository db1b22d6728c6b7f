/**
 * Claim: the customer's firewall lets through a part of the passive ports only.
 * Evidence needed: from the customer's network some of the ports answer and others never do; from ours they all answer.
 * Refuted by: no port answering there at all; ports that are silent from our network as well.
 * Seed: the whole range of data ports must be open, not just some of it.
 */
import { act, type Cause, decisive, fair, strong, type Weighing } from '@/lib/diagnosis/cause';
import {
  customersLadder,
  customersTransfersWithoutData,
  customersUnanswered,
  isUnanswered,
  portalLadder,
} from '@/lib/diagnosis/data-trouble';
import { metDeadPorts } from '@/lib/diagnosis/dead-ports';
import type { Facts } from '@/lib/diagnosis/facts';
import { dataConnection, distinct, portList } from '@/lib/diagnosis/phrases';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';

const portsNamed = 3;

/** The customer's data connections on ports that never answered, and on ports that did. */
function split(facts: Facts) {
  const { fine } = customersLadder(facts);
  const alive = new Set(fine.map((seen) => seen.target?.port));
  const silent = customersUnanswered(facts).filter((seen) => !alive.has(seen.target?.port));
  const closedHere = new Set(portalLadder(facts).unanswered.map((seen) => seen.target?.port));
  const ofService = new Set(metDeadPorts(facts));
  return {
    fine,
    silent: silent.filter((seen) => !ofService.has(seen) && !closedHere.has(seen.target?.port)),
    atRandom: customersUnanswered(facts).length - silent.length,
    // A transfer does not tell its port: one of the silent ones, where there are any.
    waiting: customersTransfersWithoutData(facts).filter(isUnanswered),
  };
}

function weigh(facts: Facts): Weighing {
  const { fine, silent, atRandom, waiting } = split(facts);
  const here = portalLadder(facts);
  if (fine.length === 0 || silent.length === 0) return weighing({});
  const compared = here.fine.length > 0 && here.unanswered.length === 0;
  const ports = distinct(silent.map((seen) => seen.target?.port));
  return weighing({
    for: [
      sign(
        compared ? decisive : 0.65,
        silent,
        `From your network there is no answer on ${ports.length === 0 ? 'some of the ports for data' : `${portList(ports.slice(0, portsNamed))}${ports.length > portsNamed ? ' and others' : ''}`}.`,
      ),
      sign(fair, fine, 'On other ports data connections from your network work.'),
      ...(compared ? [sign(strong, here.fine, 'From our network every port that was tried answers.')] : []),
    ],
    against:
      atRandom > 0
        ? [sign(fair, fine, 'One and the same port answered your network at one time and not at another.')]
        : [],
    explains: unitsWith(facts, [...silent, ...waiting]),
    impact: 'hinders',
  });
}

export const passivePortsPartlyBlocked: Cause = {
  id: 'passive-ports-partly-blocked',
  owners: ['firewall'],
  prior: 0.5,
  needsCustomersSide: true,
  decidedBy: ['inside', 'login-test'],
  weigh,
  words: (_told, facts, profile) => {
    const compared = portalLadder(facts).fine.length > 0;
    return {
      headline: compared
        ? `Your firewall lets through only part of ${dataConnection(profile).replace('connection', 'connections')}.`
        : `Something between you and the service lets through only part of ${dataConnection(profile).replace('connection', 'connections')}.`,
      because: compared
        ? 'all ports that we tried answer from our network, and only some from yours.'
        : 'some ports answered and some did not; we have not compared it with our network yet.',
      owner: 'firewall',
      actions: [
        act(
          'Ask your firewall team to open the whole range of ports, to all addresses of the service.',
          'firewall-request',
        ),
        act('Until then, let your program try again: the next port may be an open one.'),
        act('Test again when the change is made.', 'test-again'),
      ],
    };
  },
};

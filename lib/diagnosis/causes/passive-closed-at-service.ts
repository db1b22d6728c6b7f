/**
 * Claim: passive data connections do not come about, from any vantage.
 * Evidence needed: nothing answers at the ports that the service names, on the address we are connected to.
 * Refuted by: data connections that work from the customer's side, or from ours after every command.
 * Seed: most trouble comes from data connections that cannot pass.
 */
import { act, type Cause, strong, type Weighing } from '@/lib/diagnosis/cause';
import {
  customersLadder,
  customersTransfersWithoutData,
  isUnanswered,
  portalLadder,
  transfersWithoutData,
} from '@/lib/diagnosis/data-trouble';
import { deadPorts, metDeadPorts } from '@/lib/diagnosis/dead-ports';
import type { Facts } from '@/lib/diagnosis/facts';
import { passiveRange, portList, serviceNameFirst } from '@/lib/diagnosis/phrases';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';
import type { ObservationOf } from '@/lib/observations/observation';

type Data = ObservationOf<'data-connection'>;

const allRefused = (unanswered: readonly Data[]): boolean =>
  unanswered.length > 0 && unanswered.every((seen) => seen.failure === 'refused');

const placeOfData = (seen: Data | undefined): string => {
  const { port = null, address = null } = seen?.target ?? {};
  return port === null ? 'the port it names' : `port ${port}${address === null ? '' : ` of ${address}`}`;
};

const portsNamed = 3;

/** What the customer's side shows of the same ports: silent there as well, or not. */
function atCustomers(facts: Facts, dead: readonly number[]) {
  const { unanswered, fine } = customersLadder(facts);
  const sees = (seen: Data): boolean =>
    dead.length === 0 ||
    (seen.target !== null && seen.target.port !== null && dead.includes(seen.target.port));
  const unlike = fine.filter(sees);
  const tried = portalLadder(facts).unanswered.length > 0 && unlike.length === 0;
  if (!tried) return { unlike, equal: [] };
  return { unlike, equal: dead.length > 0 ? metDeadPorts(facts) : unanswered };
}

function weigh(facts: Facts): Weighing {
  const { unanswered, fine } = portalLadder(facts);
  const transfers =
    fine.length > 0 && unanswered.length === 0
      ? []
      : transfersWithoutData(facts).filter(
          (seen) => (unanswered.length > 0 && fine.length === 0) || isUnanswered(seen),
        );
  const refused = allRefused(unanswered);
  const dead = deadPorts(facts);
  const { unlike, equal } = atCustomers(facts, dead);
  const all = unanswered.length + fine.length;
  return weighing({
    for: [
      ...(unanswered.length > 0
        ? [
            sign(
              fine.length === 0 ? 0.8 : dead.length > 0 ? 0.7 : 0.5,
              unanswered,
              `${all === 1 ? `Data connection to ${placeOfData(unanswered[0])}` : `${unanswered.length} of ${all} data connections`}, from our network: ${refused ? 'refused' : 'no answer'}.`,
            ),
          ]
        : []),
      ...(transfers.length > 0
        ? [
            sign(
              unanswered.length > 0 ? strong : 0.5,
              transfers,
              'Folder list and transfers wait for a data connection that never comes.',
            ),
          ]
        : []),
      ...(equal.length > 0 ? [sign(strong, equal, 'From your network it is the same.')] : []),
    ],
    against:
      unlike.length > 0 && equal.length === 0
        ? [sign(strong, unlike, 'From your network data connections work.')]
        : [],
    explains: unitsWith(facts, [
      ...unanswered,
      ...transfers,
      ...equal,
      ...(equal.length > 0 ? customersTransfersWithoutData(facts).filter(isUnanswered) : []),
    ]),
    impact: fine.length > 0 ? 'hinders' : 'stops',
  });
}

export const passiveClosedAtService: Cause = {
  id: 'passive-closed-at-service',
  owners: ['provider'],
  prior: 0.3,
  needsCustomersSide: false,
  decidedBy: ['inside', 'test-again'],
  weigh,
  words: (_told, facts, profile) => {
    const range = passiveRange(profile);
    const both = customersLadder(facts).unanswered.length > 0;
    const dead = deadPorts(facts);
    if (dead.length > 0)
      return {
        headline: `${serviceNameFirst(profile)} answers on part of the ports it names for data connections only, seen from ${both ? 'our network and from yours' : 'our network'}.`,
        because: `${portList(dead.slice(0, portsNamed))}${dead.length > portsNamed ? ' and others' : ''} gave no answer, and others did.`,
        owner: 'provider',
        actions: [
          act(
            `Ask the service to open all of its ports for data connections${range === null ? '' : ` (${range})`}.`,
            'contact-provider',
          ),
          act('Until then, let your program try again: the next port may answer.'),
          act('Test again in a few minutes.', 'test-again'),
        ],
      };
    return {
      headline: `${serviceNameFirst(profile)} ${allRefused(portalLadder(facts).unanswered) ? 'refuses data connections on the ports it names itself' : 'does not answer on the ports it names for data connections'}, seen from ${both ? 'our network and from yours' : 'our network'}.`,
      because: both
        ? 'it is the same from two networks.'
        : 'the command connection to the same address works; we have not seen it from your network yet.',
      owner: 'provider',
      actions: [
        act(
          `Ask the service to open its ports for data connections${range === null ? '' : ` (${range})`}.`,
          'contact-provider',
        ),
        act('Test again in a few minutes.', 'test-again'),
      ],
    };
  },
};

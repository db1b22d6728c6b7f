/**
 * Claim: the command connection works, and passive data connections vanish on the customer's side.
 * Evidence needed: passive data connections get no answer from the customer's network and do from ours.
 * Refuted by: data connections that work from the customer's network, or that work from nowhere.
 * Seed: "can browse, cannot transfer" and files of zero bytes mean that the data ports are blocked.
 */
import { dataSymptoms } from '@/lib/diagnosis/answers';
import { act, type Cause, decisive, type Sign, strong, type Weighing } from '@/lib/diagnosis/cause';
import { messagesThat } from '@/lib/diagnosis/client-words';
import {
  brokenOffAtData,
  customersLadder,
  customersTransfersWithoutData,
  customersUnanswered,
  isUnanswered,
  portalLadder,
  usesActive,
} from '@/lib/diagnosis/data-trouble';
import type { Facts } from '@/lib/diagnosis/facts';
import { otherNetworkSigns } from '@/lib/diagnosis/other-network';
import { counted, dataConnection } from '@/lib/diagnosis/phrases';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';

/** Told symptoms are a hint; together with a data connection that works from here they are a better one. */
const hint = 0.4;
/** Seen from one side only, the ports can be closed at the service just as well; firewalls are far more often to blame. */
const oneSided = 0.6;

/** Transfers of the customer that wait for a passive data connection. */
const waiting = (facts: Facts) => (usesActive(facts) ? [] : customersTransfersWithoutData(facts));

function toldSigns(facts: Facts): readonly Sign[] {
  const symptom = facts.answer('symptom');
  const quoted = facts.said('passive-ports-blocked').filter((saying) => saying.told);
  if (usesActive(facts)) return [];
  return [
    ...(symptom !== null && dataSymptoms.has(symptom.value)
      ? [
          sign(
            hint,
            [symptom.observation],
            'You told us that lists or files do not come through, which is what blocked data connections look like.',
          ),
        ]
      : []),
    ...(quoted.length > 0
      ? [
          sign(
            hint,
            quoted.map((saying) => saying.observation),
            'In the message you gave us the service waits for a data connection.',
          ),
        ]
      : []),
  ];
}

/** A log that ends where data should come is what waiting for a blocked connection looks like. */
function brokenOffSigns(facts: Facts): readonly Sign[] {
  const last = brokenOffAtData(facts);
  const gaveUp = messagesThat(facts, 'timed-out', 'cannot-connect', 'connection-refused');
  if (last.length === 0) return [];
  return [
    sign(0.5, last, 'The log of your program ends where the data connection should come about.'),
    ...(gaveUp.length > 0 ? [sign(hint, gaveUp, 'Your program gave up waiting.')] : []),
  ];
}

function measuredSigns(facts: Facts, compared: boolean): readonly Sign[] {
  const blocked = customersUnanswered(facts);
  const transfers = waiting(facts).filter(isUnanswered);
  return [
    ...(blocked.length > 0
      ? [
          sign(
            compared ? decisive : oneSided,
            blocked,
            `${counted(blocked.length, 'data connection')} from your network: no answer.`,
          ),
        ]
      : []),
    ...(transfers.length > 0
      ? [
          sign(
            compared ? strong : oneSided,
            transfers,
            'Folder list or files wait in your network for a data connection that never comes.',
          ),
        ]
      : []),
  ];
}

function weigh(facts: Facts): Weighing {
  const here = portalLadder(facts);
  const there = customersLadder(facts);
  const measured = measuredSigns(facts, here.fine.length > 0);
  const told = toldSigns(facts);
  const ended = measured.length > 0 ? [] : brokenOffSigns(facts);
  if (measured.length + told.length + ended.length === 0) return weighing({});
  const elsewhere = otherNetworkSigns(facts);
  return weighing({
    for: [
      ...measured,
      ...ended,
      ...told,
      ...elsewhere.for,
      ...(here.fine.length > 0
        ? [
            sign(
              measured.length > 0 ? strong : hint,
              here.fine,
              'From our network the data connection works.',
            ),
          ]
        : []),
    ],
    against: [
      ...elsewhere.against,
      ...(there.fine.length > 0
        ? [sign(decisive, there.fine, 'From your network data connections work.')]
        : []),
      ...(here.unanswered.length > 0 && here.fine.length === 0
        ? [
            sign(
              decisive,
              here.unanswered,
              'From our network the data connection does not come about either.',
            ),
          ]
        : []),
    ],
    explains: unitsWith(facts, [...customersUnanswered(facts), ...waiting(facts)]),
  });
}

export const passivePortsBlocked: Cause = {
  id: 'passive-ports-blocked',
  owners: ['firewall'],
  prior: 0.9,
  needsCustomersSide: true,
  decidedBy: ['inside', 'other-network', 'evidence', 'login-test'],
  weigh,
  words: (_told, facts, profile) => {
    const compared = portalLadder(facts).fine.length > 0;
    const measured = measuredSigns(facts, compared).length > 0;
    return {
      headline: measured
        ? compared
          ? `Your firewall blocks ${dataConnection(profile)}.`
          : `Something between you and the service blocks ${dataConnection(profile)}.`
        : `Something between you and the service may block ${dataConnection(profile)}.`,
      because: measured
        ? compared
          ? 'the same ports answer from our network and not from yours.'
          : 'we have seen it from your side only.'
        : brokenOffAtData(facts).length > 0
          ? 'the log ends where data should come; a test from your network would prove it.'
          : 'what you told us fits; a test from your network would prove it.',
      owner: 'firewall',
      actions: measured
        ? [
            act('Send the request to your firewall team.', 'firewall-request'),
            act('Test again when the change is made.', 'test-again'),
          ]
        : [
            act('Make the same connection from your network and compare it with these results.'),
            act('Have the request for the firewall team ready.', 'firewall-request'),
          ],
    };
  },
};

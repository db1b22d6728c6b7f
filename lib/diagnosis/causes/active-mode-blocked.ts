/**
 * Claim: the service cannot connect back to the client in active mode.
 * Evidence needed: the client uses active mode, and the connection from the service does not arrive, as its log, a test
 * from its network or our server for watching it shows.
 * Where they use it, a callback to us that does not arrive either speaks for it as well.
 * Refuted by: the same trouble in passive mode; connections from outside that arrive.
 * Seed: do not use active mode unless there is no firewall in between; always use passive mode.
 */

import { customersActive, portalActive } from '@/lib/diagnosis/active-attempts';
import { dataSymptoms } from '@/lib/diagnosis/answers';
import { act, type Cause, fair, type Sign, strong, type Weighing } from '@/lib/diagnosis/cause';
import { settingOf } from '@/lib/diagnosis/client-words';
import { customersTransfersWithoutData, usesActive } from '@/lib/diagnosis/data-trouble';
import type { Facts } from '@/lib/diagnosis/facts';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';

/** What did not get through to the customer's program. */
function lostThere(facts: Facts) {
  const data = facts
    .customers('data-connection')
    .filter(
      (seen) =>
        seen.mode === 'active' &&
        facts.isAbnormal(seen) &&
        (seen.reached === 'nothing' || (seen.failure === 'timed_out' && seen.bytes === 0)),
    );
  return [...data, ...customersActive(facts).lost];
}

const inbound = (facts: Facts) =>
  [...facts.portal('inbound-connect'), ...facts.customers('inbound-connect')].filter(
    (seen) => !facts.ourSide.includes(seen),
  );

function toldSigns(facts: Facts): readonly Sign[] {
  const mode = facts.answer('mode');
  const symptom = facts.answer('symptom');
  const setting = settingOf(facts, 'mode');
  const active =
    mode?.value === 'active' ? mode.observation : setting?.value === 'active' ? setting.id : null;
  const quoted = facts.said('active-mode-blocked').filter((saying) => saying.told);
  return [
    ...(active !== null && symptom !== null && dataSymptoms.has(symptom.value)
      ? [
          sign(
            0.45,
            [active, symptom.observation],
            `${mode?.value === 'active' ? 'You told us that your program uses' : 'Your program is set to'} active mode, and lists or files do not come through.`,
          ),
        ]
      : []),
    ...(quoted.length > 0 && usesActive(facts)
      ? [
          sign(
            0.4,
            quoted.map((saying) => saying.observation),
            'In the message you gave us the service fails to connect to your program.',
          ),
        ]
      : []),
  ];
}

function weigh(facts: Facts): Weighing {
  const lost = lostThere(facts);
  const waiting = usesActive(facts) ? customersTransfersWithoutData(facts) : [];
  const worksHere = portalActive(facts).worked;
  const worksThere = customersActive(facts).worked;
  const kept = inbound(facts).filter((seen) => seen.failure !== null);
  const arrived = inbound(facts).filter((seen) => seen.failure === null);
  const told = toldSigns(facts);
  const shown = lost.length + waiting.length > 0;
  const lostHere = portalActive(facts).lost.filter(facts.isAbnormal);
  return weighing({
    for: [
      ...(lost.length > 0
        ? [sign(0.85, lost, 'In active mode the service does not get through to your program.')]
        : []),
      ...(waiting.length > 0
        ? [sign(lost.length > 0 ? fair : 0.75, waiting, 'In active mode, lists or files do not come.')]
        : []),
      ...told,
      ...(lostHere.length > 0
        ? [
            sign(
              shown || told.length > 0 ? strong : 0.6,
              lostHere,
              'To our network, which is open for it, the service does not get through in active mode either.',
            ),
          ]
        : []),
      ...(shown && worksHere.length > 0
        ? [sign(strong, worksHere, 'To our network the service connects without trouble.')]
        : []),
      ...((shown || told.length > 0) && kept.length > 0
        ? [sign(strong, kept, 'A connection from outside to your network does not arrive.')]
        : []),
    ],
    against: [
      ...(worksThere.length > 0
        ? [sign(fair, worksThere, 'At another time the service did get through to your program.')]
        : []),
      ...(arrived.length > 0
        ? [sign(fair, arrived, 'A connection from outside to your network arrives.')]
        : []),
    ],
    explains: unitsWith(facts, [...lost, ...waiting, ...lostHere]),
  });
}

export const activeModeBlocked: Cause = {
  id: 'active-mode-blocked',
  owners: ['client-user', 'firewall'],
  prior: 0.95,
  needsCustomersSide: true,
  decidedBy: ['inside', 'evidence', 'client-settings'],
  weigh,
  words: (_told, facts) => {
    const seen = lostThere(facts).length > 0;
    const here = portalActive(facts).lost.filter(facts.isAbnormal).length > 0;
    return {
      headline: here
        ? 'The service does not get through when it connects back to our network (active mode). It will hardly get through to yours.'
        : seen
          ? 'Your program asks the service to connect to you (active mode). That connection does not get through.'
          : 'Your program asks the service to connect to you (active mode). Something in between may not let it in.',
      because: here
        ? 'we let it connect to us and no connection came; a firewall of ours would look the same.'
        : 'firewalls rarely let connections in from outside.',
      owner: 'client-user',
      actions: [act('Switch your program to passive mode.'), act('Test again.', 'test-again')],
    };
  },
};

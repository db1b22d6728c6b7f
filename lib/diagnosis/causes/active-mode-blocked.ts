/**
 * Claim: the service cannot connect back to the client in active mode.
 * Evidence needed: the client uses active mode and lists or files do not come.
 * Refuted by: the same trouble in passive mode.
 * Seed: do not use active mode unless there is no firewall in between; always use passive mode.
 */
import { dataSymptoms } from '@/lib/diagnosis/answers';
import { act, type Cause, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';

function weigh(facts: Facts): Weighing {
  const mode = facts.answer('mode');
  const symptom = facts.answer('symptom');
  const told = mode?.value === 'active' && symptom !== null && dataSymptoms.has(symptom.value);
  const seen = facts
    .customers('data-connection')
    .filter((one) => one.mode === 'active' && facts.isAbnormal(one) && one.reached === 'nothing');
  return weighing({
    for: [
      ...(seen.length > 0
        ? [sign(0.9, seen, 'In active mode the service does not get through to your program.')]
        : []),
      ...(told
        ? [
            sign(
              0.45,
              [mode.observation, symptom.observation],
              'You told us that your program uses active mode, and that lists or files do not come through.',
            ),
          ]
        : []),
    ],
    explains: unitsWith(facts, seen),
  });
}

export const activeModeBlocked: Cause = {
  id: 'active-mode-blocked',
  owners: ['client-user', 'firewall'],
  prior: 0.95,
  needsCustomersSide: true,
  decidedBy: ['inside', 'evidence', 'client-settings'],
  weigh,
  words: (told) => ({
    headline:
      (told.for[0]?.strength ?? 0) > 0.5
        ? 'Your program asks the service to connect to you (active mode). That connection does not get through.'
        : 'Your program asks the service to connect to you (active mode). Something in between may not let it in.',
    because: 'firewalls rarely let connections in from outside.',
    owner: 'client-user',
    actions: [act('Switch your program to passive mode.'), act('Test again.', 'test-again')],
  }),
};

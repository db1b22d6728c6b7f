/**
 * Claim: the service itself refuses active mode (PORT or EPRT), and the client uses it.
 * Evidence needed: the client's command is refused, or it uses active mode and ours is refused.
 * Refuted by: the same command accepted from our network. To refuse active mode is no fault in itself.
 * Seed: always use passive mode.
 */
import { announcesPrivate, customersActive, portalActive } from '@/lib/diagnosis/active-attempts';
import { act, type Cause, decisive, strong, type Weighing } from '@/lib/diagnosis/cause';
import { customersTransfersWithoutData, usesActive } from '@/lib/diagnosis/data-trouble';
import type { Facts } from '@/lib/diagnosis/facts';
import { serviceNameFirst } from '@/lib/diagnosis/phrases';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';
import type { Profile } from '@/lib/provider/profile';

/** Refused although the address could be connected to: an address inside the customer's network has its own cause. */
const refusedThere = (facts: Facts) =>
  customersActive(facts).refused.filter((seen) => !announcesPrivate(seen));

function weigh(facts: Facts, profile: Profile): Weighing {
  const there = refusedThere(facts);
  const here = portalActive(facts);
  const active = usesActive(facts);
  const promised = profile.activeMode === 'supported' && here.refused.length > 0;
  const quoted = facts.said('active-command-refused').filter((saying) => saying.told);
  const theirs = customersActive(facts);
  const same = [...here.worked, ...here.lost, ...theirs.worked, ...theirs.lost].filter((seen) =>
    there.some((other) => other.command === seen.command),
  );
  const known = there.length > 0 || quoted.length > 0 || active || promised;
  return weighing({
    for: [
      ...(there.length > 0
        ? [
            sign(
              here.refused.length > 0 ? decisive : 0.8,
              there,
              'The service refuses the wish of your program to be connected to.',
            ),
          ]
        : []),
      ...(known && here.refused.length > 0
        ? [
            sign(
              there.length > 0 ? strong : 0.9,
              here.refused,
              'The service refuses the same command when it comes from our network.',
            ),
          ]
        : []),
      ...(quoted.length > 0
        ? [
            sign(
              0.45,
              quoted.map((saying) => saying.observation),
              'In the message you gave us the service refuses active mode.',
            ),
          ]
        : []),
    ],
    against: same.length > 0 ? [sign(decisive, same, 'Elsewhere the service accepts the same command.')] : [],
    explains: unitsWith(facts, [
      ...there,
      ...(known ? here.refused : []),
      ...(there.length > 0 ? customersTransfersWithoutData(facts) : []),
    ]),
    impact: there.length > 0 || active ? 'stops' : 'hinders',
  });
}

export const activeCommandRefused: Cause = {
  id: 'active-command-refused',
  owners: ['client-user'],
  prior: 0.4,
  needsCustomersSide: false,
  decidedBy: ['evidence', 'client-settings', 'inside'],
  weigh,
  words: (_told, facts, profile) => ({
    headline: `${serviceNameFirst(profile)} refuses to connect back to programs (active mode).`,
    because:
      portalActive(facts).refused.length > 0
        ? 'we asked for it ourselves and were refused.'
        : 'the service says so in its answer.',
    owner: 'client-user',
    actions: [act('Switch your program to passive mode.'), act('Test again.', 'test-again')],
  }),
};

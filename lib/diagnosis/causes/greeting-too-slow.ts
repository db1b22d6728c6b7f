/**
 * Claim: the greeting comes after impatient clients have given up.
 * Evidence needed: a greeting that took longer than clients with a short limit wait, or one that asks for patience.
 * Refuted by: no greeting at all, which is silence.
 * Seed: increase the connection timeout of the client to the value the service recommends.
 */
import { slowGreetingMs } from '@/lib/diagnosis/abnormal';
import { act, type Cause, decisive, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { seconds, serviceNameFirst, slowGreetingSeconds } from '@/lib/diagnosis/phrases';
import { sign, unitsWith } from '@/lib/diagnosis/sign';
import { becauseOfSayings, weighSayings } from '@/lib/diagnosis/weigh-sayings';
import type { ObservationOf } from '@/lib/observations/observation';

const isLate = (seen: ObservationOf<'greeting'>): boolean =>
  seen.speaks === 'ftp' && seen.failure === null && (seen.elapsedMs ?? 0) > slowGreetingMs;
const lateHere = (facts: Facts) => facts.portal('greeting').filter(isLate);
/** Measured there; what a log shows may be the program's own pause. */
const lateThere = (facts: Facts) =>
  facts.customers('greeting').filter((seen) => seen.vantage.kind === 'kit' && isLate(seen));
const late = (facts: Facts) => [...lateHere(facts), ...lateThere(facts)];
/** Late for the customer alone: services ask about the address that connects (RFC 1413, reverse names) before they greet. */
const onlyThere = (facts: Facts): boolean => lateHere(facts).length === 0 && lateThere(facts).length > 0;
const longest = (facts: Facts): number =>
  Math.max(...late(facts).map((seen) => seen.elapsedMs ?? 0), slowGreetingMs);

function weigh(facts: Facts): Weighing {
  const slow = late(facts);
  return weighSayings(facts, 'greeting-too-slow', {
    for:
      slow.length > 0
        ? [
            sign(
              decisive,
              slow,
              `The greeting came after ${seconds(longest(facts))}; healthy services need less than ${slowGreetingSeconds}.`,
            ),
          ]
        : [],
    explains: unitsWith(facts, slow, 'slow'),
  });
}

export const greetingTooSlow: Cause = {
  id: 'greeting-too-slow',
  owners: ['client-user'],
  prior: 0.2,
  needsCustomersSide: false,
  decidedBy: ['test-again'],
  weigh,
  words: (told, facts, profile) => ({
    headline:
      late(facts).length > 0
        ? `${serviceNameFirst(profile)} takes ${seconds(longest(facts))} to greet ${onlyThere(facts) ? 'you' : 'us'}. Programs with a short time limit give up before.`
        : `${serviceNameFirst(profile)} greets later than your program is ready to wait.`,
    because:
      late(facts).length > 0
        ? onlyThere(facts)
          ? 'it was measured from your network; ours is greeted at once. Some services look up your address first.'
          : 'we measured from our network how long the greeting takes.'
        : becauseOfSayings(told, 'the service says so in its answer.'),
    owner: 'client-user',
    actions: [
      act(`Set the timeout in your program to ${profile.timings.timeoutSeconds} seconds.`),
      act('Tell the service that its greeting comes late.', 'contact-provider'),
    ],
  }),
};

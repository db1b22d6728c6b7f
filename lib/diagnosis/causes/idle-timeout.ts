/**
 * Claim: the service closes sessions that stay quiet. That is normal, and some programs stumble over it.
 * Evidence needed: a quiet session was closed, the service says so, or the program stops after a while.
 * Refuted by: a quiet session that survives longer than the limit.
 * Seed: quiet sessions end after a limit; programs that cannot cope need keepalives.
 */
import { act, type Cause, decisive, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { seconds, serviceNameFirst } from '@/lib/diagnosis/phrases';
import { sign } from '@/lib/diagnosis/sign';
import { becauseOfSayings, weighSayings } from '@/lib/diagnosis/weigh-sayings';
import type { Profile } from '@/lib/provider/profile';

const closedQuiet = (facts: Facts) =>
  facts.portal('idle').filter((seen) => !seen.keepalive && !seen.survived);

function weigh(facts: Facts, profile: Profile): Weighing {
  const closed = closedQuiet(facts);
  const symptom = facts.answer('symptom');
  const stops = symptom?.value === 'stops';
  const limit = profile.timings.idleSeconds;
  const told = weighSayings(facts, 'idle-timeout', {
    for: [
      ...(closed.length > 0
        ? [
            sign(
              stops ? decisive : 0.9,
              closed,
              `A quiet session was closed after ${seconds(closed[0]?.waitedMs ?? 0)}.`,
            ),
          ]
        : []),
      ...(stops && limit !== null
        ? [
            sign(
              0.4,
              [symptom.observation],
              `You told us that it stops after a while; quiet sessions end after ${limit} seconds here.`,
            ),
          ]
        : []),
    ],
    impact: stops || facts.said('idle-timeout').some((saying) => !saying.told) ? 'stops' : 'advice',
  });
  return told;
}

export const idleTimeout: Cause = {
  id: 'idle-timeout',
  owners: ['client-user'],
  prior: 0.2,
  needsCustomersSide: false,
  decidedBy: ['evidence', 'inside'],
  weigh,
  words: (told, facts, profile) => {
    const { idleSeconds, keepaliveSeconds } = profile.timings;
    const measured = closedQuiet(facts)[0];
    const limit =
      idleSeconds === null
        ? measured
          ? ` after ${seconds(measured.waitedMs)}`
          : ''
        : ` after ${idleSeconds} seconds`;
    return {
      headline: `${serviceNameFirst(profile)} closes quiet connections${limit}. That is normal.`,
      because: measured
        ? 'we kept a connection quiet and saw it end.'
        : becauseOfSayings(told, 'the service says so in its answer.'),
      owner: 'client-user',
      actions: [
        act('If your program connects again by itself, there is nothing to do.'),
        act(
          keepaliveSeconds === null
            ? 'If it stops, turn on keepalive in your program.'
            : `If it stops, turn on keepalive in your program, every ${keepaliveSeconds} seconds.`,
        ),
      ],
    };
  },
};

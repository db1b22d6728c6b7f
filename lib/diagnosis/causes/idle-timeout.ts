/**
 * Claim: the service closes sessions that stay quiet. That is normal, and some programs stumble over it.
 * Evidence needed: a quiet session was closed, the service says so, or the program stops after a while.
 * Refuted by: a quiet session that survives longer than the limit.
 * Seed: quiet sessions end after a limit; programs that cannot cope need keepalives.
 */
import { act, type Cause, decisive, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { seconds, serviceNameFirst } from '@/lib/diagnosis/phrases';
import { sign, unitsWith } from '@/lib/diagnosis/sign';
import { becauseOfSayings, weighSayings } from '@/lib/diagnosis/weigh-sayings';
import type { ObservationOf } from '@/lib/observations/observation';
import type { Profile } from '@/lib/provider/profile';

type Idle = ObservationOf<'idle'>;

const shortestFirst = (a: Idle, b: Idle): number => a.waitedMs - b.waitedMs;

/** Quiet connections of the portal, sorted by how they ended. */
function quiet(facts: Facts, profile: Profile) {
  const limit = profile.timings.idleSeconds;
  const all = facts.portal('idle').filter((seen) => !facts.ourSide.includes(seen));
  const silent = all.filter((seen) => !seen.keepalive).sort(shortestFirst);
  const closed = silent.filter((seen) => !seen.survived);
  const survived = silent.filter((seen) => seen.survived);
  return {
    closed,
    /** The longest silence that did no harm; null where none is known. */
    longest: survived.at(-1) ?? null,
    tooEarly: limit !== null && (closed[0]?.waitedMs ?? Number.POSITIVE_INFINITY) < limit * 1000,
    outlived: limit === null ? [] : survived.filter((seen) => seen.waitedMs > limit * 1000),
    despiteKeepalive: all.filter((seen) => seen.keepalive && !seen.survived),
  };
}

/** True for what the service told the customer's program, or anybody who did not just try how long it waits. */
const turnedAway = (facts: Facts): boolean =>
  facts
    .said('idle-timeout')
    .some(
      (saying) =>
        !saying.told && !(saying.observation.kind === 'idle' && saying.observation.vantage.kind === 'portal'),
    );

const sentenceFor = (closed: readonly Idle[], longest: Idle | null, tooEarly: boolean): string => {
  const after = `A quiet session was closed after ${seconds(closed[0]?.waitedMs ?? 0)}`;
  const early = tooEarly ? ', sooner than promised' : '';
  return longest === null
    ? `${after}${early}.`
    : `${after}${early}; after ${seconds(longest.waitedMs)} it was still open.`;
};

function weigh(facts: Facts, profile: Profile): Weighing {
  const { closed, longest, tooEarly, outlived, despiteKeepalive } = quiet(facts, profile);
  const symptom = facts.answer('symptom');
  const stops = symptom?.value === 'stops';
  const limit = profile.timings.idleSeconds;
  const said = turnedAway(facts);
  return weighSayings(facts, 'idle-timeout', {
    for: [
      ...(closed.length > 0
        ? [sign(stops ? decisive : 0.9, closed, sentenceFor(closed, longest, tooEarly))]
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
      ...(despiteKeepalive.length > 0 && closed.length > 0
        ? [sign(0.5, despiteKeepalive, 'A session that was kept busy was closed as well.')]
        : []),
    ],
    against:
      outlived.length > 0 && closed.length === 0 && !said
        ? [
            sign(
              decisive,
              outlived,
              `A session stayed quiet for ${seconds(outlived.at(-1)?.waitedMs ?? 0)} and was still open.`,
            ),
          ]
        : [],
    explains: unitsWith(facts, [...closed, ...(closed.length > 0 ? despiteKeepalive : [])]),
    impact: stops || said ? 'stops' : tooEarly || despiteKeepalive.length > 0 ? 'hinders' : 'advice',
  });
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
    const { closed, tooEarly } = quiet(facts, profile);
    const [measured] = closed;
    const limit =
      measured && (idleSeconds === null || tooEarly)
        ? ` after ${seconds(measured.waitedMs)}`
        : idleSeconds === null
          ? ''
          : ` after ${idleSeconds} seconds`;
    return {
      headline: `${serviceNameFirst(profile)} closes quiet connections${limit}. ${tooEarly ? 'That is sooner than it promises.' : 'That is normal.'}`,
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

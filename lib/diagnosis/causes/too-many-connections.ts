/**
 * Claim: this user or address has more connections open than the service allows.
 * Evidence needed: the service says so at the greeting or the login, or it takes fewer logins side by side than the
 * client is set to open. How many it takes is a tip as long as nobody is turned away.
 * Refuted by: a limit of the service as a whole; as many logins side by side as the client opens.
 * Seed: with a second factor, and on small plans, parallel connections must be switched off.
 */
import { act, type Cause, fair, type Weighing } from '@/lib/diagnosis/cause';
import { settingOf } from '@/lib/diagnosis/client-words';
import type { Facts } from '@/lib/diagnosis/facts';
import { counted, serviceNameFirst } from '@/lib/diagnosis/phrases';
import { sign } from '@/lib/diagnosis/sign';
import { becauseOfSayings, weighSayings } from '@/lib/diagnosis/weigh-sayings';

/** How many logins of one user were taken side by side, where one was refused in words. */
function limits(facts: Facts) {
  const limited = facts
    .portal('parallel-logins')
    .filter((seen) => seen.opened < seen.asked && seen.reply !== null && !facts.ourSide.includes(seen));
  const setting = settingOf(facts, 'parallel');
  const wanted = setting === null ? null : Number(setting.value) || null;
  const least = limited.length === 0 ? null : Math.min(...limited.map((seen) => seen.opened));
  return {
    limited,
    least,
    setting,
    exceeded: wanted !== null && least !== null && wanted > least ? wanted : null,
  };
}

/** True when somebody was turned away, and not only we when we tried how many there may be. */
const turnedAway = (facts: Facts): boolean =>
  facts
    .said('too-many-connections')
    .some((saying) => !saying.told && saying.observation.kind !== 'parallel-logins');

function weigh(facts: Facts): Weighing {
  const { limited, least, setting, exceeded } = limits(facts);
  return weighSayings(facts, 'too-many-connections', {
    for: [
      ...(limited.length > 0
        ? [
            sign(
              0.8,
              limited,
              `The service took ${counted(least ?? 0, 'connection')} of one user at a time, and refused the next.`,
            ),
          ]
        : []),
      ...(exceeded !== null && setting !== null
        ? [sign(fair, [setting], `Your program is set to up to ${exceeded} connections at a time.`)]
        : []),
    ],
    impact: turnedAway(facts)
      ? 'stops'
      : exceeded !== null
        ? 'hinders'
        : limited.length > 0
          ? 'advice'
          : 'stops',
  });
}

export const tooManyConnections: Cause = {
  id: 'too-many-connections',
  owners: ['client-user'],
  prior: 0.2,
  needsCustomersSide: false,
  decidedBy: ['test-again', 'client-settings'],
  weigh,
  words: (told, facts, profile) => {
    const { least } = limits(facts);
    if (least !== null && !turnedAway(facts))
      return {
        headline: `${serviceNameFirst(profile)} takes ${counted(least, 'connection')} of one user at a time. Programs that open more are refused.`,
        because: 'we tried how many there may be, with your login.',
        owner: 'client-user',
        actions: [
          act(`Set your program to ${counted(least, 'connection')} at a time, or fewer.`),
          act('Close other programs and windows that use this login.'),
        ],
      };
    return {
      headline: `${serviceNameFirst(profile)} counts more open connections of this user or address than it allows.`,
      because: becauseOfSayings(told, 'the service says so in its answer.'),
      owner: 'client-user',
      actions: [
        act('Close other programs and windows that use this login, and wait a minute.'),
        act('Set your program to one connection at a time.'),
        act('Test again.', 'test-again'),
      ],
    };
  },
};

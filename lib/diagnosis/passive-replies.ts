import type { ObservationOf } from '@/lib/observations/observation';
import { decisive, strong, type Weighing, weak } from './cause';
import { customersLadder, portalLadder, transfersWithoutData } from './data-trouble';
import type { Facts } from './facts';
import { sign, unitsWith } from './sign';

export type PassiveReply = ObservationOf<'passive-reply'>;

/** Passive replies whose address or port calls for an explanation. */
export const oddReplies = (facts: Facts, aspect: 'address' | 'port'): readonly PassiveReply[] =>
  facts
    .portal('passive-reply')
    .filter((seen) => facts.abnormal.get(seen)?.some((unit) => unit.aspect === aspect));

/** The same on the customer's side, as long as the service gives us no better answer to the same command. */
export const customersOddReplies = (facts: Facts, aspect: 'address' | 'port'): readonly PassiveReply[] => {
  const better = new Set(
    facts
      .portal('passive-reply')
      .filter((seen) => seen.failure === null && !facts.isAbnormal(seen))
      .map((seen) => seen.command),
  );
  return facts
    .customers('passive-reply')
    .filter(
      (seen) => !better.has(seen.command) && facts.abnormal.get(seen)?.some((unit) => unit.aspect === aspect),
    );
};

/** Refused or unreadable on the customer's side, as long as the service gives us no better answer to the same command. */
export const customersFailedReplies = (facts: Facts): readonly PassiveReply[] => {
  const better = new Set(
    facts
      .portal('passive-reply')
      .filter((seen) => seen.failure === null)
      .map((seen) => seen.command),
  );
  return facts
    .customers('passive-reply')
    .filter(
      (seen) =>
        !better.has(seen.command) && facts.abnormal.get(seen)?.some((unit) => unit.aspect === 'failure'),
    );
};

/** Passive commands that were refused or answered in a way nobody can read. */
export const failedReplies = (facts: Facts): readonly PassiveReply[] =>
  facts
    .portal('passive-reply')
    .filter((seen) => facts.abnormal.get(seen)?.some((unit) => unit.aspect === 'failure'));

/** True for the data connection that this very reply led to: it went to the port that the reply names. */
const followed = (data: ObservationOf<'data-connection'>, reply: PassiveReply): boolean =>
  data.command === reply.command &&
  data.target?.address === reply.target?.address &&
  data.target?.port === reply.port;

/**
 * Weighs a wrong address in a passive reply: it accounts for the reply, and for data connections that were
 * answered by nobody after that very command, since the open port is then elsewhere.
 */
export function weighAddress(
  facts: Facts,
  replies: readonly PassiveReply[],
  theirs: readonly PassiveReply[],
  sentence: string,
): Weighing {
  const { unanswered, fine } = portalLadder(facts);
  const inside = customersLadder(facts);
  const lost = unanswered.filter((seen) => replies.some((reply) => followed(seen, reply)));
  const lostInside = inside.unanswered.filter((seen) =>
    theirs.some((reply) => seen.command === reply.command && seen.target?.port === reply.port),
  );
  const other = fine.filter((seen) => seen.command === 'EPSV');
  const works = fine.length > 0 || transfersWithoutData(facts).length === 0;
  const told = theirs.length > 0 && replies.length === 0;
  return {
    for: [
      ...(replies.length > 0 ? [sign(decisive, replies, sentence)] : []),
      ...(replies.length > 0 && other.length > 0
        ? [sign(weak, other, 'Asked with EPSV, which needs no address, the data connection works.')]
        : []),
      ...(theirs.length > 0
        ? [sign(told ? 0.85 : strong, theirs, told ? sentence : 'Your program is told the same.')]
        : []),
    ],
    against: [],
    explains: [
      ...unitsWith(facts, [...replies, ...theirs], 'address'),
      ...unitsWith(facts, [...lost, ...lostInside]),
    ],
    impact: told ? (inside.fine.length > 0 ? 'hinders' : 'stops') : works ? 'hinders' : 'stops',
  };
}

/** What a program can do about a wrong address in the answer to PASV, until the service is corrected. */
export function wayAround(facts: Facts): string {
  const extended = facts
    .portal('passive-reply')
    .some((seen) => seen.command === 'EPSV' && seen.port !== null && !facts.isAbnormal(seen));
  return extended
    ? 'Until then, choose “extended passive” (EPSV) in your program, or let it use the server’s own address for data, if it has such a setting.'
    : 'Until then, let your program use the server’s own address for data, if it has such a setting.';
}

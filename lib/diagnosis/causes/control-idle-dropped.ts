/**
 * Claim: a firewall forgets the silent control connection during a long transfer, so that its confirmation never comes.
 * Evidence needed: from the customer's network a transfer comes through whole and is never confirmed, or a quiet
 * connection is gone without a farewell; from ours both go well.
 * Refuted by: a farewell of the service (421), which is its own limit; a quiet connection that survives there.
 * Seed: programs offer keepalives for connections that stay quiet.
 */
import { act, type Cause, decisive, fair, type Sign, strong, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { seconds } from '@/lib/diagnosis/phrases';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';
import type { Failure } from '@/lib/net/failure';
import type { Profile } from '@/lib/provider/profile';

const lostControl: ReadonlySet<Failure> = new Set(['timed_out', 'reset', 'closed']);

/** Quiet connections of the customer that were gone without a farewell, before the service would have ended them. */
function quiet(facts: Facts, profile: Profile) {
  const limitMs = (profile.timings.idleSeconds ?? Number.POSITIVE_INFINITY) * 1000;
  const theirs = facts.customers('idle').filter((seen) => seen.waitedMs > 0);
  const dropped = theirs.filter(
    (seen) => !seen.survived && seen.reply === null && (seen.keepalive || seen.waitedMs < limitMs),
  );
  const longest = Math.max(0, ...dropped.map((seen) => seen.waitedMs));
  return {
    dropped,
    longest,
    survivedHere: facts
      .portal('idle')
      .filter((seen) => seen.survived && seen.waitedMs >= Math.min(longest, limitMs - 1)),
    survivedThere: theirs.filter((seen) => seen.survived && !seen.keepalive && seen.waitedMs >= longest),
  };
}

/** Transfers that came through whole and whose confirmation never did. */
function unconfirmed(facts: Facts) {
  const long = facts
    .customers('transfer')
    .filter((seen) => seen.operation === 'upload' || seen.operation === 'download');
  return {
    lost: long.filter(
      (seen) =>
        seen.failure !== null &&
        lostControl.has(seen.failure) &&
        seen.reply === null &&
        (seen.bytesSeen ?? 0) > 0 &&
        seen.bytesSeen === seen.bytesExpected,
    ),
    short: long.filter((seen) => seen.size === 'small' && seen.failure === null),
    sameHere: facts.portal('transfer').filter((seen) => seen.size === 'slow' && seen.failure === null),
  };
}

function transferSigns(facts: Facts): readonly Sign[] {
  const { lost, short, sameHere } = unconfirmed(facts);
  const silent = Math.max(0, ...lost.map((seen) => seen.controlIdleMs ?? 0));
  if (lost.length === 0) return [];
  return [
    sign(
      sameHere.length > 0 ? 0.9 : 0.7,
      lost,
      `In your network a transfer came through whole, and its confirmation never arrived${silent > 0 ? `: the command connection had been quiet for ${seconds(silent)}` : ''}.`,
    ),
    ...(sameHere.length > 0
      ? [sign(strong, sameHere, 'From our network a transfer of the same length is confirmed.')]
      : []),
    ...(short.length > 0 ? [sign(fair, short, 'Short transfers from your network are confirmed.')] : []),
  ];
}

function weigh(facts: Facts, profile: Profile): Weighing {
  const { dropped, longest, survivedHere, survivedThere } = quiet(facts, profile);
  const { lost } = unconfirmed(facts);
  return weighing({
    for: [
      ...transferSigns(facts),
      ...(dropped.length > 0
        ? [
            sign(
              survivedHere.length > 0 ? decisive : 0.65,
              dropped,
              `From your network a connection that was quiet for ${seconds(longest)} is gone without a farewell.`,
            ),
          ]
        : []),
      ...(dropped.length > 0 && survivedHere.length > 0
        ? [sign(strong, survivedHere, 'From our network a connection that is quiet as long survives.')]
        : []),
    ],
    against:
      dropped.length > 0 && survivedThere.length > 0
        ? [sign(fair, survivedThere, 'At another time a quiet connection survived in your network.')]
        : [],
    explains: unitsWith(facts, [...lost, ...dropped]),
    impact: lost.length > 0 ? 'stops' : 'hinders',
  });
}

export const controlIdleDropped: Cause = {
  id: 'control-idle-dropped',
  owners: ['firewall', 'client-user'],
  prior: 0.3,
  needsCustomersSide: true,
  decidedBy: ['inside', 'evidence'],
  weigh,
  words: (_told, facts, profile) => {
    const { keepaliveSeconds } = profile.timings;
    const compared = unconfirmed(facts).sameHere.length > 0 || quiet(facts, profile).survivedHere.length > 0;
    return {
      headline: compared
        ? 'Your firewall drops the command connection when it stays quiet, as it does during a long transfer.'
        : 'Something on the way drops the command connection when it stays quiet, as it does during a long transfer.',
      because: compared
        ? 'the same silence does no harm to a connection from our network.'
        : 'your side saw it end without a word; we have not compared it with our network yet.',
      owner: 'firewall',
      actions: [
        act(
          keepaliveSeconds === null
            ? 'Turn on keepalive in your program.'
            : `Turn on keepalive in your program, every ${keepaliveSeconds} seconds.`,
        ),
        act(
          'Ask your firewall team to keep quiet connections to this service longer (session timeout).',
          'firewall-request',
        ),
        act('Test again.', 'test-again'),
      ],
    };
  },
};

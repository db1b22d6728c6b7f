/**
 * Claim: a transfer starts and is cut midway, for no more exact reason.
 * Evidence needed: bytes came and then the data connection was cut, or the service says that it was.
 * Refuted by: a more exact reason for the same transfer.
 * Seed: retry; a retry may reach another server.
 */
import { act, type Cause, type Sign, strong, type Weighing } from '@/lib/diagnosis/cause';
import {
  customersLadder,
  customersTransfersWithoutData,
  type DataLadder,
  neverOpened,
  portalActiveLadder,
  portalLadder,
  type Transfer,
  transfersWithoutData,
} from '@/lib/diagnosis/data-trouble';
import type { Facts } from '@/lib/diagnosis/facts';
import { oncePerFacts } from '@/lib/diagnosis/once-per-facts';
import { sign, unitsWith } from '@/lib/diagnosis/sign';
import { weighSayings } from '@/lib/diagnosis/weigh-sayings';

/** What broke off on one side: after data began to flow, or at once. */
function breaks({ cut, unanswered }: DataLadder, transfers: readonly Transfer[]) {
  const begun = cut.filter((seen) => seen.bytes > 0 || seen.reached === 'bytes' || seen.reached === 'closed');
  const atOnce = cut.filter(
    (seen) =>
      !begun.includes(seen) &&
      (seen.closed !== null || seen.failure === 'reset' || seen.failure === 'closed'),
  );
  // A transfer that came through whole and lacks its confirmation was not cut off on the data connection.
  const partly = transfers.filter(
    (seen) => (seen.bytesSeen ?? 0) > 0 && seen.bytesSeen !== seen.bytesExpected,
  );
  const broken = transfers.filter(
    (seen) => (seen.bytesSeen ?? 0) === 0 && (seen.failure === 'reset' || seen.failure === 'closed'),
  );
  // Accepted, and encrypted where asked for; then nothing moves any more.
  const stalled = [
    ...cut.filter((seen) => !begun.includes(seen) && !atOnce.includes(seen) && seen.failure === 'timed_out'),
    // Where ports for data do not answer, it waited for one of them.
    ...(unanswered.length > 0
      ? []
      : transfers.filter(
          (seen) => (seen.bytesSeen ?? 0) === 0 && seen.failure === 'timed_out' && !neverOpened(seen),
        )),
  ];
  return { begun, atOnce, partly, broken, stalled };
}

const amount = (seen: number, expected: number | null): string =>
  expected === null
    ? `A transfer stopped after ${seen} bytes`
    : `A transfer stopped after ${seen} of ${expected} bytes`;

function signsOf(
  { begun, atOnce, partly, broken, stalled }: ReturnType<typeof breaks>,
  where: string,
): readonly Sign[] {
  const [first] = partly;
  return [
    ...(begun.length > 0
      ? [sign(strong, begun, `${where}data begins to flow, and then the connection is cut off.`)]
      : []),
    ...(first !== undefined
      ? [
          sign(
            strong,
            partly,
            `${amount(first.bytesSeen ?? 0, first.bytesExpected)}${where === '' ? '' : ', in your network'}.`,
          ),
        ]
      : []),
    ...(atOnce.length + broken.length > 0
      ? [sign(0.5, [...atOnce, ...broken], `${where}the data connection is accepted and cut off at once.`)]
      : []),
    ...(stalled.length > 0
      ? [sign(0.4, stalled, `${where}a transfer is begun, and then nothing moves any more.`)]
      : []),
  ].map((one) => ({ ...one, sentence: one.sentence.charAt(0).toUpperCase() + one.sentence.slice(1) }));
}

/** What broke off at us: passive connections, and those that the service made to us. */
const breaksHere = oncePerFacts((facts) => {
  const passive = portalLadder(facts);
  const cut = [...passive.cut, ...portalActiveLadder(facts).cut];
  return breaks({ ...passive, cut }, transfersWithoutData(facts));
});

function weigh(facts: Facts): Weighing {
  const here = breaksHere(facts);
  const there = breaks(customersLadder(facts), customersTransfersWithoutData(facts));
  return weighSayings(facts, 'transfer-interrupted', {
    for: [...signsOf(here, ''), ...signsOf(there, 'In your network ')],
    explains: [here, there].flatMap((broke) => unitsWith(facts, Object.values(broke).flat())),
  });
}

/** True when only the customer's side saw it, and the portal's transfers came through. */
const onlyThere = (facts: Facts): boolean => {
  const ours = breaksHere(facts);
  return Object.values(ours).every((found) => found.length === 0);
};

export const transferInterrupted: Cause = {
  id: 'transfer-interrupted',
  owners: ['firewall', 'provider'],
  prior: 0.2,
  needsCustomersSide: false,
  decidedBy: ['test-again', 'inside', 'evidence'],
  weigh,
  words: (_told, facts) =>
    onlyThere(facts) && facts.measuredAtCustomers
      ? {
          headline:
            portalLadder(facts).fine.length > 0
              ? 'Transfers work from our network and are cut off between your program and the service.'
              : 'A transfer of your program starts and is cut off before it is complete.',
          because: 'your side saw it end early; who cut it is not known yet.',
          owner: portalLadder(facts).fine.length > 0 ? 'firewall' : 'provider',
          actions: [
            act('Try again, once with another port.'),
            act(
              'Ask your firewall team whether it looks into FTP transfers or ends long ones.',
              'firewall-request',
            ),
            act('Test again.', 'test-again'),
          ],
        }
      : {
          headline: 'A transfer starts from our network and is cut off before it is complete.',
          because: 'we saw it end early; who cut it is not known yet.',
          owner: 'provider',
          actions: [
            act('Test again in a few minutes.', 'test-again'),
            act('Send the service the conversation below.', 'contact-provider'),
          ],
        },
};

/**
 * Claim: a transfer starts and is cut midway, for no more exact reason.
 * Evidence needed: bytes came and then the data connection was cut, or the service says that it was.
 * Refuted by: a more exact reason for the same transfer.
 * Seed: retry; a retry may reach another server.
 */
import { act, type Cause, strong, type Weighing } from '@/lib/diagnosis/cause';
import { portalLadder, transfersWithoutData } from '@/lib/diagnosis/data-trouble';
import type { Facts } from '@/lib/diagnosis/facts';
import { sign, unitsWith } from '@/lib/diagnosis/sign';
import { weighSayings } from '@/lib/diagnosis/weigh-sayings';

function weigh(facts: Facts): Weighing {
  const { cut } = portalLadder(facts);
  const begun = cut.filter((seen) => seen.bytes > 0 || seen.reached === 'bytes' || seen.reached === 'closed');
  const atOnce = cut.filter(
    (seen) =>
      !begun.includes(seen) &&
      (seen.closed !== null || seen.failure === 'reset' || seen.failure === 'closed'),
  );
  const transfers = transfersWithoutData(facts);
  const partly = transfers.filter((seen) => (seen.bytesSeen ?? 0) > 0);
  const broken = transfers.filter(
    (seen) => !partly.includes(seen) && (seen.failure === 'reset' || seen.failure === 'closed'),
  );
  return weighSayings(facts, 'transfer-interrupted', {
    for: [
      ...(begun.length > 0
        ? [sign(strong, begun, 'Data begins to flow, and then the connection is cut off.')]
        : []),
      ...(partly.length > 0
        ? [sign(strong, partly, amount(partly[0]?.bytesSeen ?? 0, partly[0]?.bytesExpected ?? null))]
        : []),
      ...(atOnce.length + broken.length > 0
        ? [sign(0.5, [...atOnce, ...broken], 'The data connection is accepted and cut off at once.')]
        : []),
    ],
    explains: [...unitsWith(facts, [...begun, ...atOnce]), ...unitsWith(facts, [...partly, ...broken])],
  });
}

const amount = (seen: number, expected: number | null): string =>
  expected === null
    ? `A transfer stopped after ${seen} bytes.`
    : `A transfer stopped after ${seen} of ${expected} bytes.`;

export const transferInterrupted: Cause = {
  id: 'transfer-interrupted',
  owners: ['firewall', 'provider'],
  prior: 0.2,
  needsCustomersSide: false,
  decidedBy: ['test-again', 'inside', 'evidence'],
  weigh,
  words: () => ({
    headline: 'A transfer starts from our network and is cut off before it is complete.',
    because: 'we saw it end early; who cut it is not known yet.',
    owner: 'provider',
    actions: [
      act('Test again in a few minutes.', 'test-again'),
      act('Send the service the conversation below.', 'contact-provider'),
    ],
  }),
};

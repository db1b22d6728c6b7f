/**
 * Claim: the evidence so far does not name a cause.
 * Evidence needed: none; it is the verdict when no other cause holds.
 * Refuted by: any cause that holds.
 * Seed: measure before judging; our own trouble is said first and held against nobody.
 */
import { act, type Cause, type Weighing, weak } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { counted } from '@/lib/diagnosis/phrases';
import { sign, weighing } from '@/lib/diagnosis/sign';
import { stoppedChecks } from '@/lib/diagnosis/unfinished';

const unexplained = (facts: Facts) => [...facts.abnormal.keys()];
/** Our own resolver left us without the address, so that nothing at all could be tried. */
const withoutAddress = (facts: Facts): boolean =>
  facts.ourSide.some((seen) => seen.kind === 'name-resolution') &&
  facts.endpoints.portal.length === 0 &&
  !facts.portal('name-resolution').some((seen) => seen.addresses.length > 0);
const ours = (facts: Facts): boolean => facts.ourSide.length > 0 && facts.abnormal.size === 0;

function weigh(facts: Facts): Weighing {
  const odd = unexplained(facts);
  const stopped = stoppedChecks(facts);
  const signs = [
    ...(facts.ourSide.length > 0
      ? [
          sign(
            weak,
            facts.ourSide,
            `${counted(facts.ourSide.length, 'test')} could not be made for a reason on our side.`,
          ),
        ]
      : []),
    ...(stopped.length > 0
      ? [sign(weak, stopped, `${counted(stopped.length, 'test')} did not finish.`)]
      : []),
    ...(odd.length > 0
      ? [sign(weak, odd, `${counted(odd.length, 'result')} can have more than one reason.`)]
      : []),
  ];
  return weighing({
    for: signs.length > 0 ? signs : [sign(weak, [], 'Too little has been tested so far.')],
    impact: 'advice',
  });
}

export const inconclusive: Cause = {
  id: 'inconclusive',
  owners: ['nobody'],
  prior: 0,
  needsCustomersSide: false,
  decidedBy: ['test-again', 'login-test', 'inside', 'evidence', 'symptom'],
  weigh,
  words: (_told, facts) =>
    ours(facts)
      ? {
          headline: withoutAddress(facts)
            ? `Our own name lookup for ${facts.host ?? 'this name'} got no answer, so nothing could be tested. That says nothing about your network.`
            : 'We could not finish this test. That says nothing about your network.',
          because: 'the trouble was on our side, so nothing was learnt about the service or your network.',
          owner: 'nobody',
          actions: [act('Test again in a few minutes.', 'test-again')],
          ourSide: true,
        }
      : {
          headline: 'We cannot tell yet. One more step decides.',
          because: 'what was seen so far fits more than one cause, or none.',
          owner: 'nobody',
          actions: [act('Test again.', 'test-again'), act("Paste your program's log.")],
        },
};

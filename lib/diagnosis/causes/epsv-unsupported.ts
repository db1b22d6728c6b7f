/**
 * Claim: EPSV does not work where PASV does.
 * Evidence needed: EPSV is refused, unreadable, or leads to no data connection, and PASV gives a usable reply on the same service.
 * Refuted by: PASV not working either.
 * Seed: try the modes and settings of the client until one set fits the network.
 */
import { act, type Cause, decisive, strong, type Weighing } from '@/lib/diagnosis/cause';
import { portalLadder } from '@/lib/diagnosis/data-trouble';
import type { Facts } from '@/lib/diagnosis/facts';
import { customersFailedReplies, failedReplies } from '@/lib/diagnosis/passive-replies';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';

/** EPSV refused to the customer's program where PASV is not, as long as it does not work for us. */
function inside(facts: Facts) {
  const works = facts
    .customers('passive-reply')
    .some((seen) => seen.command === 'PASV' && seen.failure === null);
  return works ? customersFailedReplies(facts).filter((seen) => seen.command === 'EPSV') : [];
}

function weigh(facts: Facts): Weighing {
  const works = facts
    .portal('passive-reply')
    .filter((seen) => seen.command === 'PASV' && seen.failure === null && seen.port !== null);
  const refused = failedReplies(facts).filter((seen) => seen.command === 'EPSV');
  const { unanswered, fine } = portalLadder(facts);
  const pasvData = fine.filter((seen) => seen.command === 'PASV');
  const epsvLost =
    pasvData.length > 0 && fine.every((seen) => seen.command === 'PASV')
      ? unanswered.filter((seen) => seen.command === 'EPSV')
      : [];
  const theirs = inside(facts);
  return weighing({
    for: [
      ...(theirs.length > 0 ? [sign(0.8, theirs, 'Your program is refused EPSV; PASV is answered.')] : []),
      ...(refused.length > 0 && works.length > 0
        ? [sign(decisive, refused, 'EPSV is refused, PASV is answered.')]
        : []),
      ...(epsvLost.length > 0
        ? [
            sign(
              strong,
              [...epsvLost, ...pasvData],
              'After EPSV no data connection comes about; after PASV it does.',
            ),
          ]
        : []),
    ],
    against: failedReplies(facts).some((seen) => seen.command === 'PASV')
      ? [sign(0.5, [], 'PASV does not always work either.')]
      : [],
    explains: [
      ...(works.length > 0 ? unitsWith(facts, refused) : []),
      ...unitsWith(facts, [...epsvLost, ...theirs]),
    ],
    impact: 'hinders',
  });
}

export const epsvUnsupported: Cause = {
  id: 'epsv-unsupported',
  owners: ['client-user', 'firewall'],
  prior: 0.2,
  needsCustomersSide: false,
  decidedBy: ['test-again', 'inside'],
  weigh,
  words: (_told, facts) => ({
    headline:
      'Extended passive mode (EPSV) does not work with this service. Ordinary passive mode (PASV) does.',
    because:
      inside(facts).length > 0
        ? 'your program was refused the one and answered the other.'
        : 'we tried both, one after the other.',
    owner: 'client-user',
    actions: [
      act(
        'Set your program to ordinary passive mode (PASV), if it offers a choice. Most programs change over by themselves.',
      ),
    ],
  }),
};

/**
 * Claim: the exchange with the service is fine; the program, or a file on the customer's own computer, is at fault.
 * Evidence needed: the program names a local file or a fault of its own.
 * Refuted by: nothing on the wire; other faults stand beside it.
 * Seed: settings and files of the client.
 */
import { act, type Cause, type Weighing } from '@/lib/diagnosis/cause';
import { messagesThat } from '@/lib/diagnosis/client-words';
import type { Facts } from '@/lib/diagnosis/facts';
import { quotedWords } from '@/lib/diagnosis/phrases';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';

const quoteLimit = 160;

function weigh(facts: Facts): Weighing {
  const files = messagesThat(facts, 'local-file');
  const faults = messagesThat(facts, 'program-error');
  return weighing({
    for: [
      ...(files.length > 0
        ? [
            sign(
              0.95,
              files,
              `Your program names a file or folder on its own computer: ${quotedWords(files[0]?.text ?? '', quoteLimit)}.`,
            ),
          ]
        : []),
      ...(faults.length > 0
        ? [
            sign(
              0.7,
              faults,
              `Your program stopped by itself: ${quotedWords(faults[0]?.text ?? '', quoteLimit)}.`,
            ),
          ]
        : []),
    ],
    explains: unitsWith(facts, [...files, ...faults]),
  });
}

export const clientSideError: Cause = {
  id: 'client-side-error',
  owners: ['client-user'],
  prior: 0.2,
  needsCustomersSide: false,
  decidedBy: ['evidence', 'client'],
  weigh,
  words: (_told, facts) => {
    const file = messagesThat(facts, 'local-file').length > 0;
    return {
      headline: file
        ? 'Your program cannot read or write a file on its own computer. The service is not to blame.'
        : 'Your program stopped because of a fault of its own. The service is not to blame.',
      because: 'it is what the program says.',
      owner: 'client-user',
      actions: file
        ? [
            act(
              'Check that the file or folder exists on your computer, and that the program may read and write there.',
            ),
            act('Check that there is space left on your disk.'),
            act('Test again.', 'test-again'),
          ]
        : [
            act('Bring your program up to date and start it again.'),
            act('Check the command or script that starts it.'),
            act('Try another program.'),
          ],
    };
  },
};

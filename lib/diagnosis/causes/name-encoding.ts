/**
 * Claim: file names use characters that the other side expects in another encoding.
 * Evidence needed: the program, or the service, says that it cannot read or write a name.
 * Refuted by: names with the same characters that work.
 * Seed: settings of the client; UTF-8 is what services expect (RFC 2640).
 */
import { act, type Cause, type Weighing, weak } from '@/lib/diagnosis/cause';
import { messagesThat } from '@/lib/diagnosis/client-words';
import type { Facts } from '@/lib/diagnosis/facts';
import { sign, unitsWith } from '@/lib/diagnosis/sign';
import { becauseOfSayings, weighSayings } from '@/lib/diagnosis/weigh-sayings';

const withoutUtf8 = (facts: Facts) =>
  facts
    .portal('features')
    .filter((seen) => seen.names.length > 0 && !seen.names.some((name) => /^UTF-?8/i.test(name)));

function weigh(facts: Facts): Weighing {
  const messages = messagesThat(facts, 'encoding');
  const old = withoutUtf8(facts);
  return weighSayings(facts, 'name-encoding', {
    for: [
      ...(messages.length > 0
        ? [sign(0.9, messages, 'Your program meets a file name that it cannot read or write.')]
        : []),
      ...(messages.length > 0 && old.length > 0
        ? [sign(weak, old, 'The service does not offer UTF-8 for file names.')]
        : []),
    ],
    explains: unitsWith(facts, messages),
    impact: 'hinders',
  });
}

export const nameEncoding: Cause = {
  id: 'name-encoding',
  owners: ['client-user'],
  prior: 0.2,
  needsCustomersSide: false,
  decidedBy: ['evidence', 'client-settings'],
  weigh,
  words: (told, facts) => ({
    headline: 'A file name has letters or signs that program and service write down in different ways.',
    because:
      messagesThat(facts, 'encoding').length > 0
        ? 'your program says so.'
        : becauseOfSayings(told, 'the service says so in its answer.'),
    owner: 'client-user',
    actions: [
      act('Set the character set (encoding) of the connection in your program to UTF-8.'),
      act('Try the same file under a name of plain letters and digits.'),
      act('Rename files that were uploaded with the wrong setting.'),
    ],
  }),
};

/**
 * Claim: the folder list arrives, and the client cannot read it.
 * Evidence needed: the program says so.
 * Refuted by: a list that did not arrive at all, which is trouble with the data connection.
 * Seed: settings of the client; no setting of firewall or account cures it.
 */
import { act, type Cause, decisive, fair, type Weighing } from '@/lib/diagnosis/cause';
import { messagesThat } from '@/lib/diagnosis/client-words';
import { customersLadder, portalLadder } from '@/lib/diagnosis/data-trouble';
import type { Facts } from '@/lib/diagnosis/facts';
import { sign, unitsWith } from '@/lib/diagnosis/sign';
import { weighSayings } from '@/lib/diagnosis/weigh-sayings';

function weigh(facts: Facts): Weighing {
  const messages = messagesThat(facts, 'listing-unreadable');
  const lists = facts.customers('transfer').filter((seen) => seen.operation === 'list');
  const arrived = lists.filter((seen) => !facts.isAbnormal(seen));
  const ours = portalLadder(facts).fine.filter((seen) => seen.purpose === 'listing');
  const { unanswered, fine } = customersLadder(facts);
  return weighSayings(facts, 'listing-not-understood', {
    for: [
      ...(messages.length > 0
        ? [sign(0.85, messages, 'Your program received a folder list and cannot read it.')]
        : []),
      ...(messages.length > 0 && arrived.length > 0
        ? [sign(fair, arrived, 'The list arrived in full.')]
        : []),
      ...(messages.length > 0 && ours.length > 0
        ? [sign(fair, ours, 'A folder list comes through to our network.')]
        : []),
    ],
    against:
      arrived.length === 0 && fine.length === 0 && unanswered.length > 0
        ? [sign(decisive, unanswered, 'The list did not arrive: its data connection failed.')]
        : [],
    explains: unitsWith(facts, messages),
  });
}

export const listingNotUnderstood: Cause = {
  id: 'listing-not-understood',
  owners: ['client-user'],
  prior: 0.2,
  needsCustomersSide: false,
  decidedBy: ['evidence', 'client'],
  weigh,
  words: () => ({
    headline: 'The folder list arrives, and your program cannot read the way it is written.',
    because: 'your program says so itself.',
    owner: 'client-user',
    actions: [
      act('Bring your program up to date.'),
      act('Switch its kind of listing (MLSD or LIST), or the type of server, if it offers a choice.'),
      act('Try another program to see whether it shows the list.'),
    ],
  }),
};

/**
 * Claim: the file or folder does not exist for this login.
 * Evidence needed: the service says so to a command about it.
 * Refuted by: the same path working with the same login.
 * Seed: settings of the client are to be compared with those of the account.
 */
import { act, type Cause } from '@/lib/diagnosis/cause';
import { loginWorks } from '@/lib/diagnosis/phrases';
import { becauseOfSayings, weighSayings } from '@/lib/diagnosis/weigh-sayings';

export const pathNotFound: Cause = {
  id: 'path-not-found',
  owners: ['client-user'],
  prior: 0.3,
  needsCustomersSide: false,
  decidedBy: ['web-login', 'evidence'],
  weigh: (facts) => weighSayings(facts, 'path-not-found'),
  words: (told, facts) => ({
    headline: `${loginWorks(facts)} The file or folder asked for does not exist for this login.`,
    because: becauseOfSayings(told, 'the service says so in its answer.'),
    owner: 'client-user',
    actions: [
      act(
        'Look at the folders this login can see, and correct the path in your program. Capital letters count.',
      ),
    ],
  }),
};

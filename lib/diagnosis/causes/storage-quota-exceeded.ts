/**
 * Claim: there is no space left for the upload.
 * Evidence needed: the service refuses or ends an upload for want of space.
 * Refuted by: an upload that is kept.
 * Seed: the remaining causes lie in the configuration of the account.
 */
import { act, type Cause } from '@/lib/diagnosis/cause';
import { loginWorks } from '@/lib/diagnosis/phrases';
import { becauseOfSayings, weighSayings } from '@/lib/diagnosis/weigh-sayings';

export const storageQuotaExceeded: Cause = {
  id: 'storage-quota-exceeded',
  owners: ['site-admin'],
  prior: 0.2,
  needsCustomersSide: false,
  decidedBy: ['account'],
  weigh: (facts) => weighSayings(facts, 'storage-quota-exceeded'),
  words: (told, facts) => ({
    headline: `${loginWorks(facts)} There is no space left for uploads in this account.`,
    because: becauseOfSayings(told, 'the service says so in its answer.'),
    owner: 'site-admin',
    actions: [
      act('Delete what is no longer needed, or ask the administrator of your site for more space.'),
      act('Test again.', 'test-again'),
    ],
  }),
};

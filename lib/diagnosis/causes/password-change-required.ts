/**
 * Claim: the password must be changed in the web interface before FTP accepts it.
 * Evidence needed: the service says so when the login is refused, or the user's settings do.
 * Refuted by: an accepted login.
 * Seed: with a pending password change, FTP logins are refused until it is done on the web.
 */
import { becauseOfAccount, weighAccount, whatWorks } from '@/lib/diagnosis/account-answers';
import { act, type Cause } from '@/lib/diagnosis/cause';

export const passwordChangeRequired: Cause = {
  id: 'password-change-required',
  owners: ['client-user'],
  prior: 0.2,
  needsCustomersSide: false,
  decidedBy: ['web-login', 'account'],
  weigh: (facts) =>
    weighAccount(facts, 'password-change-required', {
      places: ['password-change'],
      web: { works: -0.4, refused: 0 },
    }),
  words: (told, facts) => ({
    headline: `${whatWorks(facts, 'password-change-required')}The password must be changed on the web site before FTP accepts it.`,
    because: becauseOfAccount(told, 'the service says so when it refuses the login.'),
    owner: 'client-user',
    actions: [
      act('Sign in to the web site and choose a new password there.', 'web-login'),
      act('Then enter the new password in your program and test again.', 'test-again'),
    ],
  }),
};

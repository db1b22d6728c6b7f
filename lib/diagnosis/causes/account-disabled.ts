/**
 * Claim: the account is disabled or locked, or has no method to sign in with.
 * Evidence needed: the service says so when the login is refused, or the account's settings do.
 * Against it: the same login works on the web site; the settings are in order.
 * Refuted by: an accepted login.
 * Seed: the account must be enabled, and its authentication method must not be "none".
 */
import { becauseOfAccount, weighAccount, whatWorks } from '@/lib/diagnosis/account-answers';
import { act, type Cause } from '@/lib/diagnosis/cause';
import { placeOf } from '@/lib/diagnosis/phrases';

export const accountDisabled: Cause = {
  id: 'account-disabled',
  owners: ['site-admin'],
  prior: 0.3,
  needsCustomersSide: false,
  decidedBy: ['web-login', 'account'],
  weigh: (facts) =>
    weighAccount(facts, 'account-disabled', {
      places: ['account-enabled', 'authentication-method'],
      web: { works: -0.5, refused: 0.3 },
    }),
  words: (told, facts, profile) => ({
    headline: `${whatWorks(facts, 'account-disabled')}This account is switched off, locked, or may not sign in with a password.`,
    because: becauseOfAccount(told, 'the service says so when it refuses the login.'),
    owner: 'site-admin',
    actions: [
      act(
        placeOf(profile, 'account-enabled')
          ? `Ask the administrator of your site: ${placeOf(profile, 'account-enabled')}`
          : 'Ask the administrator of your site to switch the account on.',
      ),
      act(placeOf(profile, 'authentication-method') ?? 'Have the way this user signs in checked as well.'),
    ],
  }),
};

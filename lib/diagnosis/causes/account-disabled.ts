/**
 * Claim: the account is disabled or locked, or has no method to sign in with.
 * Evidence needed: the service says so when the login is refused.
 * Refuted by: an accepted login.
 * Seed: the account must be enabled, and its authentication method must not be "none".
 */
import { act, type Cause } from '@/lib/diagnosis/cause';
import { connectionWorks, placeOf } from '@/lib/diagnosis/phrases';
import { becauseOfSayings, weighSayings } from '@/lib/diagnosis/weigh-sayings';

export const accountDisabled: Cause = {
  id: 'account-disabled',
  owners: ['site-admin'],
  prior: 0.3,
  needsCustomersSide: false,
  decidedBy: ['web-login', 'account'],
  weigh: (facts) => weighSayings(facts, 'account-disabled'),
  words: (told, facts, profile) => ({
    headline: `${connectionWorks(facts)} This account is switched off, locked, or may not sign in with a password.`,
    because: becauseOfSayings(told, 'the service says so when it refuses the login.'),
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

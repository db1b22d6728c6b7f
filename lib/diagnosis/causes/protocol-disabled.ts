/**
 * Claim: FTP is not enabled for this user or site.
 * Evidence needed: the service says so when the login is refused, or the user's settings do; a login that works on the
 * web site alone is a hint.
 * Refuted by: an accepted login over FTP.
 * Seed: under the user's privileges, FTP must be enabled.
 */
import { becauseOfAccount, weighAccount, whatWorks } from '@/lib/diagnosis/account-answers';
import { act, type Cause } from '@/lib/diagnosis/cause';
import { placeOf } from '@/lib/diagnosis/phrases';

export const protocolDisabled: Cause = {
  id: 'protocol-disabled',
  owners: ['site-admin'],
  prior: 0.3,
  needsCustomersSide: false,
  decidedBy: ['web-login', 'account'],
  weigh: (facts) =>
    weighAccount(facts, 'protocol-disabled', {
      places: ['protocol-enabled'],
      web: { works: 0.45, refused: -0.5 },
    }),
  words: (told, facts, profile) => ({
    headline: `${whatWorks(facts, 'protocol-disabled')}FTP is switched off for this user.`,
    because: becauseOfAccount(told, 'the service says so when it refuses the login.'),
    owner: 'site-admin',
    actions: [
      act(
        placeOf(profile, 'protocol-enabled')
          ? `Ask the administrator of your site: ${placeOf(profile, 'protocol-enabled')}`
          : 'Ask the administrator of your site to switch FTP on for this user.',
      ),
    ],
  }),
};

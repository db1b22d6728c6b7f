/**
 * Claim: FTP is not enabled for this user or site.
 * Evidence needed: the service says so when the login is refused.
 * Refuted by: an accepted login over FTP.
 * Seed: under the user's privileges, FTP must be enabled.
 */
import { act, type Cause } from '@/lib/diagnosis/cause';
import { connectionWorks, placeOf } from '@/lib/diagnosis/phrases';
import { becauseOfSayings, weighSayings } from '@/lib/diagnosis/weigh-sayings';

export const protocolDisabled: Cause = {
  id: 'protocol-disabled',
  owners: ['site-admin'],
  prior: 0.3,
  needsCustomersSide: false,
  decidedBy: ['web-login', 'account'],
  weigh: (facts) => weighSayings(facts, 'protocol-disabled'),
  words: (told, facts, profile) => ({
    headline: `${connectionWorks(facts)} FTP is switched off for this user.`,
    because: becauseOfSayings(told, 'the service says so when it refuses the login.'),
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

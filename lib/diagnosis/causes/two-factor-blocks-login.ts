/**
 * Claim: the account's second factor has a form that FTP cannot use.
 * Evidence needed: the service asks for a second factor when it refuses the login.
 * Refuted by: an accepted login.
 * Seed: only certain second factors work with FTP, and only without parallel connections.
 */
import { act, type Cause } from '@/lib/diagnosis/cause';
import { connectionWorks, placeOf } from '@/lib/diagnosis/phrases';
import { becauseOfSayings, weighSayings } from '@/lib/diagnosis/weigh-sayings';

export const twoFactorBlocksLogin: Cause = {
  id: 'two-factor-blocks-login',
  owners: ['client-user', 'site-admin'],
  prior: 0.2,
  needsCustomersSide: false,
  decidedBy: ['account', 'web-login'],
  weigh: (facts) => weighSayings(facts, 'two-factor-blocks-login'),
  words: (told, facts, profile) => ({
    headline: `${connectionWorks(facts)} The login asks for a second factor that was not given.`,
    because: becauseOfSayings(told, 'the service says so when it refuses the login.'),
    owner: 'client-user',
    actions: [
      act(
        placeOf(profile, 'second-factor') ??
          'Choose a second factor that works with FTP, or an access key made for programs.',
      ),
      ...(profile.account.parallelWithSecondFactor
        ? []
        : [act('Set your program to one connection at a time.')]),
      act('Ask the administrator of your site which second factors work with FTP.'),
    ],
  }),
};

/**
 * Claim: the account's second factor has a form that FTP cannot use.
 * Evidence needed: the service asks for a second factor when it refuses the login, or the account's settings say so.
 * Refuted by: an accepted login.
 * Seed: only certain second factors work with FTP, and only without parallel connections.
 */
import { becauseOfAccount, weighAccount, whatWorks } from '@/lib/diagnosis/account-answers';
import { act, type Cause } from '@/lib/diagnosis/cause';
import { placeOf } from '@/lib/diagnosis/phrases';

export const twoFactorBlocksLogin: Cause = {
  id: 'two-factor-blocks-login',
  owners: ['client-user', 'site-admin'],
  prior: 0.2,
  needsCustomersSide: false,
  decidedBy: ['account', 'web-login'],
  weigh: (facts) =>
    weighAccount(facts, 'two-factor-blocks-login', {
      places: ['second-factor'],
      web: { works: 0.3, refused: -0.3 },
    }),
  words: (told, facts, profile) => ({
    headline: `${whatWorks(facts, 'two-factor-blocks-login')}The login asks for a second factor that was not given.`,
    because: becauseOfAccount(told, 'the service says so when it refuses the login.'),
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

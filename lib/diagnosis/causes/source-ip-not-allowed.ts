/**
 * Claim: the account's own list of allowed addresses does not hold the address the login came from.
 * Evidence needed: the service says so when it refuses, or the lists of the account do not hold the address.
 * Refuted by: an accepted login from the same address.
 * Seed: with an address list on the site or the user, logins work from listed addresses only.
 */
import { becauseOfAccount, weighAccount } from '@/lib/diagnosis/account-answers';
import { act, type Cause } from '@/lib/diagnosis/cause';
import { placeOf } from '@/lib/diagnosis/phrases';

export const sourceIpNotAllowed: Cause = {
  id: 'source-ip-not-allowed',
  owners: ['site-admin'],
  prior: 0.3,
  needsCustomersSide: false,
  decidedBy: ['account', 'inside'],
  weigh: (facts) =>
    weighAccount(facts, 'source-ip-not-allowed', {
      places: ['site-ip-allowlist', 'user-ip-allowlist'],
      oneIsEnough: true,
      web: { works: 0.3, refused: -0.3 },
    }),
  words: (told, _facts, profile) => ({
    headline:
      'This account accepts logins from certain addresses only. The address of our network is not among them; check yours.',
    because: becauseOfAccount(
      told,
      'the service says so when it refuses; we have not seen it from your network yet.',
    ),
    owner: 'site-admin',
    actions: [
      act(
        'Ask the administrator of your site whether the public address of your network is among the allowed ones.',
      ),
      act(
        placeOf(profile, 'user-ip-allowlist') ??
          placeOf(profile, 'site-ip-allowlist') ??
          'If it is missing, have it added to the list of allowed addresses.',
      ),
      act('Make the same connection from your network and compare it with these results.'),
    ],
  }),
};

/**
 * Claim: user name or password is wrong.
 * Evidence needed: the service refuses the login without a more exact reason; the web site refuses it as well.
 * Refuted by: an accepted login with the same user; a reply that names another reason.
 * Seed: verify that user name and password are right; try the same ones on the web.
 */
import { becauseOfAccount, weighAccount, whatWorks } from '@/lib/diagnosis/account-answers';
import { act, type Cause, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { serviceNameFirst } from '@/lib/diagnosis/phrases';
import { sign, unitsWith } from '@/lib/diagnosis/sign';

function weigh(facts: Facts): Weighing {
  const accepted = facts.portal('login').filter((seen) => seen.stage === 'done' && seen.failure === null);
  const wanted = facts.portal('login').filter((seen) => seen.stage === 'account' && seen.reply?.code === 332);
  const rule = { places: [], web: { works: -0.5, refused: 0.7 } };
  return weighAccount(facts, 'login-incorrect', rule, {
    against: accepted.length > 0 ? [sign(0.5, accepted, 'At another time our login was accepted.')] : [],
    explains: unitsWith(facts, wanted),
  });
}

const webSite = act(
  'Sign in to the web site with the same user name and password. If that is refused as well, it is not FTP.',
  'web-login',
);
const typeAgain = act('Type user name and password again; blanks at the end count.');
const askAdministrator = act('Ask the administrator of your site to check the settings of this user.');

export const loginIncorrect: Cause = {
  id: 'login-incorrect',
  owners: ['client-user'],
  prior: 0.6,
  needsCustomersSide: false,
  decidedBy: ['web-login', 'account'],
  weigh,
  words: (told, facts, profile) => ({
    headline: `${whatWorks(facts, 'login-incorrect')}${serviceNameFirst(profile)} refuses this user name and password.`,
    because: becauseOfAccount(
      told,
      'the service refused the login; it does not say which of the two is wrong, or whether something else is.',
    ),
    owner: 'client-user',
    actions:
      profile.account.webLogin === null
        ? [typeAgain, webSite, askAdministrator]
        : [webSite, typeAgain, askAdministrator],
  }),
};

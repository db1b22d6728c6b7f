/**
 * Claim: user name or password is wrong.
 * Evidence needed: the service refuses the login without a more exact reason.
 * Refuted by: an accepted login with the same user; a reply that names another reason.
 * Seed: verify that user name and password are right; try the same ones on the web.
 */
import { act, type Cause, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { connectionWorks, serviceNameFirst } from '@/lib/diagnosis/phrases';
import { sign, unitsWith } from '@/lib/diagnosis/sign';
import { becauseOfSayings, weighSayings } from '@/lib/diagnosis/weigh-sayings';

function weigh(facts: Facts): Weighing {
  const accepted = facts.portal('login').filter((seen) => seen.stage === 'done' && seen.failure === null);
  const wanted = facts.portal('login').filter((seen) => seen.stage === 'account' && seen.reply?.code === 332);
  return weighSayings(facts, 'login-incorrect', {
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
    headline: `${connectionWorks(facts)} ${serviceNameFirst(profile)} refuses this user name and password.`,
    because: becauseOfSayings(
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

import { type AccountPlace, accountQuestion } from './answers';
import type { Sign, Weighing } from './cause';
import type { CauseId } from './cause-id';
import type { Facts } from './facts';
import { oncePerFacts } from './once-per-facts';
import { connectionWorks } from './phrases';
import { sign, unitsWith, weighing } from './sign';
import { becauseOfSayings, weighSayings } from './weigh-sayings';

/** Somebody looked it up: as good as a service that says so, but told. */
const lookedUp = 0.9;
/** What is in order in the account speaks against the cause, less than the service's own words for it. */
const inOrder = 0.4;

const sentences: Readonly<Record<AccountPlace, { readonly yes: string; readonly no: string }>> = {
  'account-enabled': {
    yes: 'You told us that the user is enabled.',
    no: 'You told us that the user is not enabled.',
  },
  'authentication-method': {
    yes: 'You told us that the user may sign in with a password.',
    no: 'You told us that the user may not sign in with a password.',
  },
  'protocol-enabled': {
    yes: 'You told us that FTP is enabled for the user.',
    no: 'You told us that FTP is not enabled for the user.',
  },
  'second-factor': {
    yes: 'You told us that the second factor works with FTP.',
    no: 'You told us that the second factor does not work with FTP.',
  },
  'password-change': {
    yes: 'You told us that no password change is pending.',
    no: 'You told us that a password change is pending.',
  },
  'site-ip-allowlist': {
    yes: 'You told us that the site accepts the address you come from.',
    no: 'You told us that the site does not accept the address you come from.',
  },
  'user-ip-allowlist': {
    yes: 'You told us that the user is accepted from your address.',
    no: 'You told us that the user is not accepted from your address.',
  },
};

/** How the customer's answers about the account and the web site weigh for one cause. */
export interface AccountRule {
  /** What must be in order in the account; a "no" is this cause. */
  readonly places: readonly AccountPlace[];
  /** One place in order is enough; otherwise each one counts. */
  readonly oneIsEnough?: true;
  /** How much a sign-in on the web site says, when it works and when it does not: below zero it speaks against. */
  readonly web: { readonly works: number; readonly refused: number };
}

const refusedLogins = oncePerFacts((facts) => facts.portal('login').filter((seen) => facts.isAbnormal(seen)));

const isRefused = (facts: Facts): boolean =>
  refusedLogins(facts).length > 0 || facts.answer('symptom')?.value === 'login-refused';

const isAccepted = oncePerFacts((facts): boolean =>
  facts.portal('login').some((seen) => seen.stage === 'done' && seen.failure === null),
);

function placeSigns(facts: Facts, { places, oneIsEnough }: AccountRule) {
  const told = places.flatMap((place) => {
    const answer = facts.answer(accountQuestion(place));
    return answer === null ? [] : [{ place, ...answer }];
  });
  const good = told.filter(({ value }) => value === 'yes');
  const bad = oneIsEnough && good.length > 0 ? [] : told.filter(({ value }) => value === 'no');
  return {
    for: bad.map(({ place, observation }) => sign(lookedUp, [observation], sentences[place].no)),
    against: good.map(({ place, observation }) => sign(inOrder, [observation], sentences[place].yes)),
  };
}

function webSigns(facts: Facts, { web }: AccountRule): { for: readonly Sign[]; against: readonly Sign[] } {
  const told = facts.answer('web-login');
  const works = told?.value === 'yes';
  const says = works ? web.works : web.refused;
  if (told === null || says === 0 || !isRefused(facts)) return { for: [], against: [] };
  const sentence = works
    ? 'You told us that the same login works on the web site.'
    : 'You told us that the web site refuses the same login.';
  const one = [sign(Math.abs(says), [told.observation], sentence)];
  return says > 0 ? { for: one, against: [] } : { for: [], against: one };
}

/**
 * Weighs a cause by what the service said when it refused a login, and by what the customer told about the account and
 * the web site. After an accepted login what was told speaks for nothing any more.
 */
export function weighAccount(
  facts: Facts,
  cause: CauseId,
  rule: AccountRule,
  rest: Partial<Weighing> = {},
): Weighing {
  const fromPlaces = placeSigns(facts, rule);
  const fromWeb = webSigns(facts, rule);
  const told = isAccepted(facts) ? [] : [...fromPlaces.for, ...fromWeb.for];
  const weighed = weighSayings(facts, cause, {
    ...rest,
    for: [...told, ...(rest.for ?? [])],
    against: [...fromPlaces.against, ...fromWeb.against, ...(rest.against ?? [])],
    explains:
      told.length > 0
        ? [...unitsWith(facts, refusedLogins(facts)), ...(rest.explains ?? [])]
        : (rest.explains ?? []),
  });
  return weighing(weighed);
}

const isTold = ({ sentence }: Sign): boolean => sentence.startsWith('You told us');

/** Why we are that sure: the service said so, or what the customer told. */
export function becauseOfAccount(told: Weighing, otherwise: string): string {
  const served = told.for.filter((one) => !isTold(one));
  const strongest = [...told.for].sort((a, b) => b.strength - a.strength)[0];
  if (strongest !== undefined && isTold(strongest))
    return served.length > 0
      ? 'the service refuses the login, and what you told us about the account fits.'
      : 'it follows from what you told us; we have not seen it ourselves.';
  return becauseOfSayings({ ...told, for: served }, otherwise);
}

/** What is known to work when an account is at fault; nothing where the service never answered us. */
export function whatWorks(facts: Facts, cause: CauseId): string {
  if (facts.portal('login').length > 0 || facts.said(cause).length > 0) return `${connectionWorks(facts)} `;
  const greeted = facts.portal('greeting').some((seen) => seen.speaks === 'ftp' && seen.failure === null);
  return greeted ? 'The connection works from our network. ' : '';
}

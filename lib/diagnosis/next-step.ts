import { accountQuestion, notKnown } from './answers';
import type { Candidate } from './candidate';
import type { Facts } from './facts';
import type { NextStep } from './finding';
import { type StepId, stepIds } from './step';

interface StepRule {
  readonly kind: NextStep['kind'];
  /** What it costs the person, in no unit: a click is 1, a trip to another computer is 4. */
  readonly cost: number;
  readonly sentence: string;
  taken(facts: Facts): boolean;
}

/** True when the question was answered, also when the answer was "I do not know". */
const asked = (facts: Facts, question: string): boolean =>
  facts
    .customers('answer')
    .some((told) => told.question === question || (told.question === notKnown && told.value === question));

const askedFor = (question: string) => (facts: Facts) => asked(facts, question);

const accountPrefix = accountQuestion('');
const askedAboutAccount = (facts: Facts): boolean =>
  facts
    .customers('answer')
    .some(({ question, value }) => (question === notKnown ? value : question).startsWith(accountPrefix));

const rules: Readonly<Record<StepId, StepRule>> = {
  'test-again': {
    kind: 'check',
    cost: 1,
    sentence: 'Test again in a few minutes and see whether the result changes.',
    taken: () => false,
  },
  'login-test': {
    kind: 'check',
    cost: 2,
    sentence: 'Test with your login: user name and password are used once and not kept.',
    taken: (facts) => facts.portal('login').length > 0,
  },
  'other-network': {
    kind: 'question',
    cost: 2,
    sentence:
      'Try the same connection from another network, such as a phone hotspot, and tell us what happened.',
    taken: askedFor('other-network'),
  },
  inside: {
    kind: 'kit',
    cost: 3,
    sentence:
      'Test from your network: make the same connection from there and compare it with these results.',
    taken: (facts) => facts.vantages.has('kit') || facts.vantages.has('canary'),
  },
  evidence: {
    kind: 'log',
    cost: 3,
    sentence: "Paste your program's log, from the start of the connection to the message.",
    taken: (facts) => facts.vantages.has('client-log') || asked(facts, 'error-text'),
  },
  'web-login': {
    kind: 'question',
    cost: 2,
    sentence: 'Sign in to the web site with the same user name and password, and tell us whether it works.',
    taken: askedFor('web-login'),
  },
  account: {
    kind: 'question',
    cost: 3,
    sentence: 'Check the settings of this user with the administrator of your site.',
    taken: askedAboutAccount,
  },
  'client-settings': {
    kind: 'question',
    cost: 1,
    sentence: 'Tell us how your program is set up: encryption, and passive or active.',
    taken: askedFor('encryption'),
  },
  symptom: {
    kind: 'question',
    cost: 1,
    sentence: 'Tell us what happens in your program.',
    taken: askedFor('symptom'),
  },
  client: {
    kind: 'question',
    cost: 1,
    sentence: 'Tell us which program makes the connection.',
    taken: askedFor('client'),
  },
};

const asStep = (id: StepId, decides: readonly Candidate[]): NextStep => ({
  kind: rules[id].kind,
  id,
  sentence: rules[id].sentence,
  decides: decides.map((candidate) => candidate.cause.id),
});

/** However sure the best candidate is, it may be something that nobody thought of. */
const leastDoubt = 0.05;

/** How much of the belief is in none of the candidates: what the best of them leaves over. */
const somethingElse = (open: readonly Candidate[]): number =>
  Math.max(leastDoubt, 1 - Math.max(...open.map((candidate) => candidate.score)));

/** The bits that a yes or no tells when "yes" has this share of the belief: most for a half, nothing for all. */
const bitsOf = (share: number): number =>
  share <= 0 || share >= 1 ? 0 : -share * Math.log2(share) - (1 - share) * Math.log2(1 - share);

const sumOf = (candidates: readonly Candidate[]): number =>
  candidates.reduce((sum, candidate) => sum + candidate.score, 0);

/** Differences below this are rounding. */
const equalWithin = 1e-9;

/**
 * The untaken step that tells most apart for what it costs; the cheaper one of equals, then the first of the list.
 *
 * Each open candidate has its score of the belief, and "something else" has what the best of them leaves over. A step
 * answers whether it is one of the candidates that it decides: it is worth the bits of that answer, by its cost. So a
 * step that decides every open candidate alike tells almost nothing, and one that decides a half of them tells most.
 *
 * @param open candidates that are neither certain nor refuted
 */
export function chooseStep(open: readonly Candidate[], facts: Facts): NextStep | null {
  if (open.length === 0) return null;
  const all = sumOf(open) + somethingElse(open);
  let chosen: { readonly step: NextStep; readonly value: number; readonly cost: number } | null = null;
  for (const id of stepIds) {
    if (rules[id].taken(facts)) continue;
    const decides = open.filter((candidate) => candidate.cause.decidedBy.includes(id));
    const { cost } = rules[id];
    const value = bitsOf(sumOf(decides) / all) / cost;
    if (value <= 0) continue;
    const ahead = chosen === null ? value : value - chosen.value;
    if (ahead > equalWithin || (chosen !== null && ahead > -equalWithin && cost < chosen.cost))
      chosen = { step: asStep(id, decides), value, cost };
  }
  return chosen?.step ?? null;
}

/** The same test once more. */
export const stepAgain = (open: readonly Candidate[]): NextStep =>
  asStep(
    'test-again',
    open.filter((candidate) => candidate.cause.decidedBy.includes('test-again')),
  );

/** A test from the customer's own network, as long as there was none. */
export const stepInside = (open: readonly Candidate[], facts: Facts): NextStep | null =>
  rules.inside.taken(facts)
    ? null
    : asStep(
        'inside',
        open.filter((candidate) => candidate.cause.decidedBy.includes('inside')),
      );

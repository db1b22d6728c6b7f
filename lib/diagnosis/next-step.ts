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

const answered = (question: 'symptom' | 'client' | 'encryption') => (facts: Facts) =>
  facts.answer(question) !== null;

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
    taken: (facts) => facts.vantages.has('client-log'),
  },
  'web-login': {
    kind: 'question',
    cost: 2,
    sentence: 'Sign in to the web site with the same user name and password, and tell us whether it works.',
    taken: () => false,
  },
  account: {
    kind: 'question',
    cost: 3,
    sentence: 'Check the settings of this user with the administrator of your site.',
    taken: () => false,
  },
  'client-settings': {
    kind: 'question',
    cost: 1,
    sentence: 'Tell us how your program is set up: encryption, and passive or active.',
    taken: answered('encryption'),
  },
  symptom: {
    kind: 'question',
    cost: 1,
    sentence: 'Tell us what happens in your program.',
    taken: answered('symptom'),
  },
  client: {
    kind: 'question',
    cost: 1,
    sentence: 'Tell us which program makes the connection.',
    taken: answered('client'),
  },
};

const asStep = (id: StepId, decides: readonly Candidate[]): NextStep => ({
  kind: rules[id].kind,
  id,
  sentence: rules[id].sentence,
  decides: decides.map((candidate) => candidate.cause.id),
});

/**
 * The untaken step that says most about the open candidates for what it costs; the cheaper one of equals.
 * @param open candidates that are neither certain nor refuted
 */
export function chooseStep(open: readonly Candidate[], facts: Facts): NextStep | null {
  let chosen: NextStep | null = null;
  let most = 0;
  for (const id of stepIds) {
    if (rules[id].taken(facts)) continue;
    const decides = open.filter((candidate) => candidate.cause.decidedBy.includes(id));
    const value = decides.reduce((sum, candidate) => sum + candidate.score, 0) / rules[id].cost;
    if (value > most) {
      chosen = asStep(id, decides);
      most = value;
    }
  }
  return chosen;
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

import { describe, expect, test } from 'vitest';
import type { Candidate } from '@/lib/diagnosis/candidate';
import type { CauseId } from '@/lib/diagnosis/cause-id';
import { loginIncorrect } from '@/lib/diagnosis/causes/login-incorrect';
import { diagnose } from '@/lib/diagnosis/diagnose';
import { collectFacts } from '@/lib/diagnosis/facts';
import { chooseStep } from '@/lib/diagnosis/next-step';
import type { StepId } from '@/lib/diagnosis/step';
import type { Observation } from '@/lib/observations/observation';
import { answerObservations } from '@/lib/sessions/answer-observations';
import { anyService, filesCom } from '../../scenarios/profiles';
import { everythingWorks, withoutLogin } from '../../scenarios/usual-parts';
import { fromKit, observe } from '../../support/observe';

/** A candidate of which nothing counts here but its score and what decides it. */
const open = (id: CauseId, score: number, ...decidedBy: StepId[]): Candidate => ({
  cause: { ...loginIncorrect, id, decidedBy },
  weighing: { for: [], against: [], explains: [], impact: 'stops' },
  score,
  confidence: 'possible',
  measured: false,
});
const facts = (...seen: readonly Observation[]) => collectFacts(seen, anyService);
const chosen = (candidates: readonly Candidate[], seen: readonly Observation[] = []) =>
  chooseStep(candidates, facts(...seen));
const told = (answers: Parameters<typeof answerObservations>[0]) => answerObservations(answers, new Date());

describe('the step that decides what is open', () => {
  test('is none when nothing is open, or nothing decides it', () => {
    expect(chosen([])).toBeNull();
    expect(chosen([open('server-error', 0.6)])).toBeNull();
  });

  test('with one candidate is its cheapest step', () => {
    expect(chosen([open('login-incorrect', 0.7, 'account', 'web-login')])?.id).toBe('web-login');
  });

  test('tells two equals apart rather than deciding both alike, at the same cost', () => {
    const both = [
      open('tls-required', 0.9, 'symptom', 'client'),
      open('implicit-explicit-mismatch', 0.9, 'symptom'),
    ];
    expect(chosen(both)).toMatchObject({ id: 'client', decides: ['tls-required'] });
  });

  test('tells apart even at a higher cost, when the cheap one is shared by all', () => {
    const all = [
      open('service-silent', 0.9, 'test-again', 'login-test'),
      open('server-error', 0.9, 'test-again'),
      open('service-full', 0.9, 'test-again'),
    ];
    expect(chosen(all)?.id).toBe('login-test');
  });

  test('is not worth any price: a trip elsewhere must tell more than a press of a button', () => {
    const two = [open('service-silent', 0.5, 'inside'), open('server-error', 0.5, 'test-again')];
    expect(chosen(two)?.id).toBe('test-again');
  });

  test('decides the half of the belief rather than a small part of it', () => {
    const three = [
      open('login-incorrect', 0.8, 'web-login'),
      open('account-disabled', 0.8, 'other-network'),
      open('protocol-disabled', 0.1, 'login-test'),
    ];
    expect(chosen(three)?.id).not.toBe('login-test');
    expect(chosen(three.slice(1))?.decides).toContain('account-disabled');
  });

  test('is the same whatever the order of equal candidates', () => {
    const candidates = [
      open('login-incorrect', 0.4, 'web-login', 'account'),
      open('account-disabled', 0.35, 'account'),
      open('source-ip-not-allowed', 0.3, 'inside', 'account'),
    ];
    const ids = [candidates, candidates.toReversed()].map((list) => chosen(list)?.id);
    expect(new Set(ids).size).toBe(1);
  });
});

describe('a step that was taken', () => {
  test.each([
    ['symptom', { symptom: 'slow' }],
    ['client', { client: 'lftp' }],
    ['client-settings', { encryption: 'plain' }],
    ['evidence', { errorText: '425 Failed to establish connection.' }],
    ['web-login', { webLogin: 'yes' }],
    ['other-network', { otherNetwork: 'fails-there-too' }],
    ['account', { account: { 'protocol-enabled': 'yes' } }],
  ] as const)('%s is not asked for again', (id, answers) => {
    const candidate = [open('server-error', 0.5, id)];
    expect(chosen(candidate)?.id).toBe(id);
    expect(chosen(candidate, told(answers))).toBeNull();
  });

  test.each([
    ['symptom', { symptom: 'unknown' }],
    ['client-settings', { encryption: 'unknown' }],
    ['web-login', { webLogin: 'unknown' }],
    ['account', { account: { 'second-factor': 'unknown' } }],
  ] as const)('%s is not asked for again after "I do not know" either', (id, answers) => {
    expect(chosen([open('server-error', 0.5, id)], told(answers))).toBeNull();
  });
});

test('a test from inside is asked for until somebody has measured there, whatever another network showed', () => {
  const candidate = [open('server-error', 0.5, 'inside')];
  expect(chosen(candidate, told({ otherNetwork: 'works-there' }))?.id).toBe('inside');
  expect(chosen(candidate, [observe({ vantage: fromKit }).connects()])).toBeNull();
});

describe('after an answer the diagnosis asks for something else', () => {
  test('first for the web site, then for the account', () => {
    const seen = [...withoutLogin(observe()), observe().refusesLogin(530, 'Not logged in.')];
    expect(diagnose(seen, filesCom).nextStep?.id).toBe('web-login');
    expect(diagnose([...seen, ...told({ webLogin: 'yes' })], filesCom).nextStep?.id).toBe('account');
  });

  test('where everything works from here, first for a test from inside and then for something else', () => {
    const seen = everythingWorks(observe());
    expect(diagnose(seen, anyService).nextStep?.id).toBe('inside');
    const inside = observe({ vantage: fromKit, id: 'kit' }).connects();
    expect(diagnose([...seen, inside], anyService).nextStep?.id).not.toBe('inside');
  });
});

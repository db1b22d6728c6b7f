import { expect, test } from 'vitest';
import { diagnose } from '@/lib/diagnosis/diagnose';
import { anyService, filesCom } from '../../scenarios/profiles';
import { dataFlows, everythingWorks, passiveAsked, withoutLogin } from '../../scenarios/usual-parts';
import { fromKit, observe } from '../../support/observe';

const verdict = (...parameters: Parameters<typeof diagnose>) => diagnose(...parameters).findings[0];

test('what the portal alone sees of ports is likely; with the customer’s results it is certain', () => {
  const o = observe();
  const alone = [...passiveAsked(o), o.data({ failure: 'timed_out', port: 40001 })];
  expect(verdict(alone, filesCom)?.confidence).toBe('likely');
  const blocked = [...dataFlows(o), o.data({ vantage: fromKit, failure: 'timed_out', port: 40001 })];
  expect(verdict(blocked, filesCom)).toMatchObject({ cause: 'passive-ports-blocked', confidence: 'certain' });
});

test('success from our network is never certain and sends the person to theirs', () => {
  const { findings, nextStep } = diagnose(everythingWorks(observe()), anyService);
  expect(findings[0]).toMatchObject({
    confidence: 'likely',
    headline: 'From our network everything works. The next step is a test from yours.',
  });
  expect(nextStep).toMatchObject({ kind: 'kit', id: 'inside' });
});

test('without a login it says what is not tested', () => {
  const found = verdict(withoutLogin(observe()), anyService);
  expect(found?.confidence).toBe('possible');
  expect(found?.headline).toContain('Login and data connections are not tested yet');
});

test('a refused login is likely the password, and the web site decides', () => {
  const o = observe();
  const { findings, nextStep } = diagnose(
    [...withoutLogin(o), o.refusesLogin(530, 'Not logged in.')],
    filesCom,
  );
  expect(findings[0].confidence).toBe('likely');
  expect(nextStep?.id).toBe('web-login');
  expect(nextStep?.decides).toContain('account-disabled');
});

test('our own trouble comes first and blames nobody', () => {
  const found = verdict([observe().cannotConnect('our_network')], anyService);
  expect(found).toMatchObject({ cause: 'inconclusive', owner: 'nobody' });
  expect(found?.headline).toBe('We could not finish this test. That says nothing about your network.');
});

import { describe, expect, test } from 'vitest';
import type { CauseId } from '@/lib/diagnosis/cause-id';
import { diagnose } from '@/lib/diagnosis/diagnose';
import type { Observation } from '@/lib/observations/observation';
import { answerObservations } from '@/lib/sessions/answer-observations';
import { answerEffect } from '@/lib/wizard/answer-effect';
import type { Answers } from '@/lib/wizard/answers';
import { filesCom } from '../../scenarios/profiles';
import { everythingWorks, withoutLogin } from '../../scenarios/usual-parts';
import { observe } from '../../support/observe';

const refused = (text = 'Login incorrect.'): readonly Observation[] => {
  const o = observe();
  return [...withoutLogin(o), o.refusesLogin(530, text)];
};
const told = (answers: Answers) => answerObservations(answers, new Date('2026-03-02T12:00:00.000Z'));
const findings = (seen: readonly Observation[], answers: Answers) =>
  diagnose([...seen, ...told(answers)], filesCom).findings;

describe('what the administrator found in the account', () => {
  test.each<[string, CauseId]>([
    ['account-enabled', 'account-disabled'],
    ['authentication-method', 'account-disabled'],
    ['protocol-enabled', 'protocol-disabled'],
    ['second-factor', 'two-factor-blocks-login'],
    ['password-change', 'password-change-required'],
    ['site-ip-allowlist', 'source-ip-not-allowed'],
    ['user-ip-allowlist', 'source-ip-not-allowed'],
  ])('a "no" to %s makes %s the verdict', (place, cause) => {
    const [verdict] = findings(refused(), { account: { [place]: 'no' } });
    expect(verdict.cause).toBe(cause);
    expect(['certain', 'likely']).toContain(verdict.confidence);
    expect(verdict.evidence.map(({ sentence }) => sentence).join()).toContain('You told us');
    expect(verdict.certaintyReason).toContain('what you told us');
  });

  test('without a test of the login it is the verdict as well, and claims no more than was seen', () => {
    const [verdict] = findings([], { symptom: 'login-refused', account: { 'protocol-enabled': 'no' } });
    expect(verdict.cause).toBe('protocol-disabled');
    expect(verdict.headline).toBe('FTP is switched off for this user.');
  });

  test('what is in order rules a guess out, and does not outweigh the service’s own words', () => {
    const inOrder = { account: { 'account-enabled': 'yes', 'protocol-enabled': 'yes' } } as const;
    const guessed = findings(refused(), inOrder).map(({ cause }) => cause);
    expect(guessed).not.toContain('account-disabled');
    expect(guessed).not.toContain('protocol-disabled');
    const [said] = findings(refused('Login failed: this account is disabled.'), inOrder);
    expect(said).toMatchObject({ cause: 'account-disabled', confidence: 'likely' });
  });

  test('one list of addresses that holds the address is enough', () => {
    const lists = { 'site-ip-allowlist': 'no', 'user-ip-allowlist': 'yes' } as const;
    expect(findings(refused(), { account: lists })[0].cause).not.toBe('source-ip-not-allowed');
  });

  test('an accepted login refutes what was told', () => {
    const o = observe();
    const seen = [...withoutLogin(o), o.logsIn()];
    const causes = findings(seen, { account: { 'account-enabled': 'no' } }).map(({ cause }) => cause);
    expect(causes).not.toContain('account-disabled');
  });
});

describe('the same login on the web site', () => {
  test('refused there as well: it is the login, and surer than before', () => {
    const [verdict] = findings(refused(), { webLogin: 'no' });
    expect(verdict).toMatchObject({ cause: 'login-incorrect', confidence: 'likely' });
  });

  test('accepted there: it is not the password but something about FTP', () => {
    const [verdict] = findings(refused(), { webLogin: 'yes' });
    expect(verdict.cause).toBe('protocol-disabled');
  });

  test('counts for nothing where no login was refused', () => {
    const seen = withoutLogin(observe());
    for (const webLogin of ['yes', 'no'] as const)
      expect(findings(seen, { webLogin }).map(({ cause }) => cause)).toEqual(
        diagnose(seen, filesCom).findings.map(({ cause }) => cause),
      );
  });
});

describe('what an answer did', () => {
  const effect = (answers: Answers, step: string) =>
    answerEffect([...refused(), ...told(answers)], filesCom, step);

  test('names the new verdict and the one without the answer', () => {
    expect(effect({ account: { 'protocol-enabled': 'no' } }, 'account')).toEqual({
      changed: 'verdict',
      headline: expect.stringContaining('FTP is switched off'),
      before: expect.stringContaining('refuses this user name and password'),
    });
  });

  test('says when nothing changed, also after "I do not know" and for a step that asks nothing', () => {
    expect(effect({ webLogin: 'unknown' }, 'web-login')).toEqual({ changed: 'nothing' });
    expect(effect({ client: 'lftp' }, 'client')).toEqual({ changed: 'nothing' });
    expect(effect({ webLogin: 'yes' }, 'host')).toEqual({ changed: 'nothing' });
    expect(effect({ webLogin: 'yes' }, '__proto__')).toEqual({ changed: 'nothing' });
  });

  test('says what became surer, and what became less so, where the verdict stays', () => {
    const fine = [...everythingWorks(observe()), ...told({ symptom: 'no-transfer' })];
    expect(answerEffect(fine, filesCom, 'symptom')).toEqual({
      changed: 'surer',
      headline: expect.stringContaining('may block the data connection'),
    });
    const o = observe();
    const once = [...withoutLogin(o), o.refusesLogin(530, 'Login incorrect.'), o.logsIn()];
    const answers = told({ account: { 'account-enabled': 'yes' } });
    expect(answerEffect([...once, ...answers], filesCom, 'account')).toEqual({
      changed: 'less-sure',
      headline: expect.stringContaining('This account is switched off'),
    });
  });
});

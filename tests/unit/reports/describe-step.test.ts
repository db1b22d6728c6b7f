import { expect, test } from 'vitest';
import { failureCodes, isOurSide } from '@/lib/net/failure';
import { notTestedReasons } from '@/lib/observations/observation';
import { describeStep } from '@/lib/reports/describe-step';
import { observe } from '../../support/observe';

const step = (observations: Parameters<typeof describeStep>[0]['observations']) =>
  describeStep({ check: 'any', target: null, reason: null, observations });

test.each(failureCodes)('a connection that ends with %s has words without codes', (failure) => {
  const described = step([observe().cannotConnect(failure)]);
  expect(described.state).toBe(isOurSide(failure) ? 'our-side' : 'blocked');
  expect(`${described.word} ${described.sentence}`).not.toMatch(/_|undefined/);
});

test.each(notTestedReasons)('%s is never shown as a success', (reason) => {
  const described = describeStep({ check: 'any', target: null, reason, observations: [] });
  expect(['not-tested', 'our-side']).toContain(described.state);
  expect(described.sentence).toMatch(/\.$/);
});

test('no result counts as not tested', () => {
  expect(step([]).state).toBe('not-tested');
});

test('the worst result speaks; the same kind working as well makes it partly', () => {
  const o = observe();
  expect(step([o.greets(), o.cannotEncrypt('explicit', 'tls_alert')]).state).toBe('blocked');
  expect(step([o.data(), o.data({ failure: 'timed_out' })]).state).toBe('partly');
});

test('a certificate out of date is said in words', () => {
  expect(step([observe().encrypts('explicit', { trustError: 'CERT_HAS_EXPIRED' })])).toMatchObject({
    state: 'blocked',
    word: 'certificate out of date',
  });
});

import { expect, test } from 'vitest';
import { diagnose } from '@/lib/diagnosis/diagnose';
import { describeObservation } from '@/lib/reports/describe-observation';
import { anyService, filesCom } from '../../scenarios/profiles';
import { fromKit, observe } from '../../support/observe';

test.each(['resolver_timed_out', 'resolver_refused'] as const)(
  'our resolver with %s is our trouble and nobody’s name is blamed',
  (failure) => {
    const seen = observe().doesNotResolve(failure);
    const { findings, nextStep } = diagnose([seen], anyService);
    expect(findings[0]).toMatchObject({
      cause: 'inconclusive',
      owner: 'nobody',
      ourSide: true,
      headline:
        'Our own name lookup for ftp.example.test got no answer, so nothing could be tested. That says nothing about your network.',
    });
    expect(nextStep?.id).toBe('test-again');
    expect(describeObservation(seen).state).toBe('our-side');
  },
);

test('a resolver that fails on the customer’s side is not ours', () => {
  const seen = observe().doesNotResolve('resolver_timed_out', { vantage: fromKit });
  expect(diagnose([seen], anyService).findings[0].ourSide).toBe(false);
  expect(describeObservation(seen).state).toBe('blocked');
});

test('SERVFAIL is likely the name servers of the domain, however often it comes', () => {
  const o = observe();
  const lookups = Array.from({ length: 4 }, () => o.doesNotResolve('resolver_failed'));
  for (const profile of [anyService, filesCom])
    expect(diagnose(lookups, profile).findings[0]).toMatchObject({
      cause: 'dns-not-resolving',
      confidence: 'likely',
      owner: 'dns',
      headline: 'The name servers of ftp.example.test do not give an answer.',
    });
});

test.each(['name_not_found', 'no_addresses'] as const)('%s is certain', (failure) => {
  expect(diagnose([observe().doesNotResolve(failure)], anyService).findings[0]).toMatchObject({
    cause: 'dns-not-resolving',
    confidence: 'certain',
    owner: 'client-user',
    headline: 'ftp.example.test has no address, so no program can connect to it.',
  });
});

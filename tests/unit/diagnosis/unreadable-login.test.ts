import { expect, test } from 'vitest';
import { diagnose } from '@/lib/diagnosis/diagnose';
import { describeObservation } from '@/lib/reports/describe-observation';
import { anyService } from '../../scenarios/profiles';
import { encrypted } from '../../scenarios/usual-parts';
import { observe } from '../../support/observe';

test('clear text in the encrypted login is likely trouble inside the service, and never "too old"', () => {
  const o = observe();
  const login = o.loginFails('tls_version');
  expect(diagnose([...encrypted(o), login], anyService).findings[0]).toMatchObject({
    cause: 'server-error',
    confidence: 'likely',
    owner: 'provider',
    headline: 'The service breaks off at the login with data that cannot be read.',
  });
  expect(describeObservation(login)).toMatchObject({ state: 'blocked', word: 'unreadable answer' });
});

test('a version that is refused while encryption is agreed says nothing of the kind', () => {
  const o = observe();
  const seen = [
    o.resolves(['192.0.2.1']),
    o.connects(),
    o.greets(),
    o.cannotEncrypt('explicit', 'tls_version'),
  ];
  expect(diagnose(seen, anyService).findings.map(({ cause }) => cause)).toEqual(['service-tls-too-old']);
});

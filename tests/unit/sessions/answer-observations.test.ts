import { expect, test } from 'vitest';
import { observationSchema } from '@/lib/observations/observation';
import { answerObservations } from '@/lib/sessions/answer-observations';
import type { Answers } from '@/lib/wizard/answers';

const told = (answers: Answers) =>
  answerObservations(answers, new Date('2026-03-02T10:00:00.000Z')).map((seen) => {
    observationSchema.parse(seen);
    if (seen.kind !== 'answer') throw new Error(seen.kind);
    return `${seen.question}=${seen.value}`;
  });

test('every answer that weighs becomes an observation', () => {
  expect(
    told({
      symptom: 'login-refused',
      mode: 'active',
      port: 990,
      webLogin: 'no',
      otherNetwork: 'works-there',
      account: { 'protocol-enabled': 'no', 'account-enabled': 'yes' },
    }),
  ).toEqual([
    'symptom=login-refused',
    'mode=active',
    'port=990',
    'web-login=no',
    'other-network=works-there',
    'account:protocol-enabled=no',
    'account:account-enabled=yes',
  ]);
});

test('"I do not know" is kept as having been asked, and answers no question', () => {
  expect(
    told({
      symptom: 'unknown',
      webLogin: 'unknown',
      otherNetwork: 'not-tried',
      account: { 'second-factor': 'unknown' },
    }),
  ).toEqual([
    'not-known=symptom',
    'not-known=web-login',
    'not-known=other-network',
    'not-known=account:second-factor',
  ]);
});

test('silence is no answer, and a message that reads "unknown" is a message', () => {
  expect(told({ errorText: '' })).toEqual([]);
  expect(told({ errorText: 'unknown' })).toEqual(['error-text=unknown']);
});

test('no two have the same id', () => {
  const ids = answerObservations(
    { symptom: 'unknown', client: 'unknown', mode: 'unknown', account: { 'plain-ftp': 'unknown' } },
    new Date(),
  ).map(({ id }) => id);
  expect(new Set(ids).size).toBe(4);
});

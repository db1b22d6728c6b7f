import { describe, expect, it } from 'vitest';
import { readToldAnswers, toldObservations } from '@/lib/cli/told-answers';
import { UsageError } from '@/lib/cli/usage-error';

const at = new Date('2026-03-02T10:00:00.000Z');

describe('--answer', () => {
  it('takes the wizard’s answers and those that only weigh', () => {
    const told = readToldAnswers([
      'symptom=no-listing',
      'error-text=425 Cannot open = data connection',
      'port=990',
      'mode=passive',
    ]);
    expect(told.answers).toMatchObject({
      symptom: 'no-listing',
      errorText: '425 Cannot open = data connection',
      port: 990,
    });
    const seen = toldObservations(told, at);
    expect(seen.map(({ id, kind, vantage }) => [id, kind, vantage.kind]).sort()).toEqual(
      ['answer/error-text', 'answer/mode', 'answer/port', 'answer/symptom'].map((id) => [
        id,
        'answer',
        'customer',
      ]),
    );
  });

  it('keeps the later of two answers to one question', () => {
    expect(readToldAnswers(['client=curl', 'client=lftp']).answers.client).toBe('lftp');
  });

  it.each([
    ['symptom', 'NAME=VALUE'],
    ['colour=green', 'NAME is one of symptom'],
    ['host=ftp.example.com', 'NAME is one of symptom'],
    ['symptom=green', '--answer symptom'],
    ['symptom=', '--answer symptom'],
    ['error-text=', 'the value is missing'],
    ['port=70000', '--answer port'],
    ['port=ftp', '--answer port'],
    [`error-text=${'x'.repeat(2001)}`, '--answer error-text'],
    ['error-text=a\0b', '--answer error-text'],
  ])('%j is refused in words', (text, words) => {
    expect(() => readToldAnswers([text])).toThrow(UsageError);
    expect(() => readToldAnswers([text])).toThrow(words);
  });
});

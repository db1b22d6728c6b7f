import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answersSchema } from '@/lib/wizard/answers';
import { wizardSteps } from '@/lib/wizard/registry';
import { nextStep, stepBefore } from '@/lib/wizard/step-order';

describe('the order of questions', () => {
  test('every file of the folder is a registered step with the id of its name', () => {
    const files = readdirSync('lib/wizard/steps').map((name) => name.replace(/\.ts$/, ''));
    expect(wizardSteps.map(({ id }) => id).sort()).toEqual(files.sort());
  });

  test('the host comes first, and what a link filled in is not asked', () => {
    expect(nextStep({ answers: {} })?.id).toBe('host');
    expect(nextStep({ answers: { host: 'ftp.example.com' } })?.id).toBe('symptom');
    expect(nextStep({ answers: { host: 'ftp.example.com', symptom: 'unknown' } })?.id).toBe('client');
  });

  test('a program that cannot encrypt is not asked how it encrypts', () => {
    const answers = { host: 'ftp.example.com', symptom: 'other', client: 'windows-explorer' } as const;
    expect(nextStep({ answers })).toBeNull();
    expect(nextStep({ answers: { ...answers, client: 'filezilla' } })?.id).toBe('client-settings');
  });

  test('back leads to the page before, also to one that was answered', () => {
    expect(stepBefore('host', { answers: {} })).toBeNull();
    expect(stepBefore('client', { answers: { host: 'a.example' } })?.id).toBe('symptom');
  });

  test('"I do not know" is an answer to every choice', () => {
    for (const step of wizardSteps)
      for (const field of step.fields)
        if (field.kind === 'choice')
          expect(
            field.options.map(({ value }) => value),
            step.id,
          ).toContain('unknown');
  });
});

describe('reading a page', () => {
  test('an answer that was read comes back as it was written', () => {
    for (const step of wizardSteps) {
      const read = step.read({
        host: 'x.example:990',
        symptom: 'slow',
        client: 'lftp',
        encryption: 'implicit',
      });
      expect(read.ok, step.id).toBe(true);
    }
  });

  test('an empty page says what to enter, at a field of that page', () => {
    for (const step of wizardSteps) {
      const read = step.read({});
      expect(read.ok, step.id).toBe(false);
      if (read.ok) continue;
      for (const { field } of read.reason) expect(step.fields.map(({ name }) => name)).toContain(field);
    }
  });

  test('a value that is not offered is no answer', () => {
    for (const step of wizardSteps.filter(({ id }) => id !== 'host'))
      expect(step.read({ symptom: 'x', client: '__proto__', encryption: '' }).ok, step.id).toBe(false);
  });

  test('an error message is taken up to 2000 characters', () => {
    const symptom = wizardSteps.find(({ id }) => id === 'symptom');
    expect(symptom?.read({ symptom: 'other', errorText: 'x'.repeat(2000) }).ok).toBe(true);
    expect(symptom?.read({ symptom: 'other', errorText: 'x'.repeat(2001) }).ok).toBe(false);
  });

  test.each([
    ['NUL', 'a\0b'],
    ['half of a character', 'a\ud800b'],
  ])('an error message with %s is refused at its field', (_what, errorText) => {
    const symptom = wizardSteps.find(({ id }) => id === 'symptom');
    expect(symptom?.read({ symptom: 'other', errorText })).toMatchObject({
      ok: false,
      reason: [{ field: 'errorText', message: expect.stringContaining('plain text') }],
    });
    expect(answersSchema.safeParse({ errorText }).success).toBe(false);
  });

  test('an IPv6 address with a port is shown in brackets', () => {
    const host = wizardSteps.find(({ id }) => id === 'host');
    expect(host?.write({ host: '2001:db8::1', port: 990 })).toEqual({ host: '[2001:db8::1]:990' });
  });
});

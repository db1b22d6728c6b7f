import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { builtInProfiles } from '@/lib/provider/built-in-profiles';
import { answersSchema } from '@/lib/wizard/answers';
import { readInboundPort } from '@/lib/wizard/inbound-field';
import { wizardSteps } from '@/lib/wizard/registry';
import { stepFields } from '@/lib/wizard/step-fields';
import { nextStep, stepBefore, toldSteps } from '@/lib/wizard/step-order';
import { account } from '@/lib/wizard/steps/account';

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
          ).toContain(step.id === 'other-network' ? 'not-tried' : 'unknown');
  });

  test('what is asked after the tests never stands before them, and is listed once it is answered', () => {
    const before = {
      host: 'ftp.example.com',
      symptom: 'unknown',
      client: 'unknown',
      encryption: 'unknown',
    } as const;
    expect(nextStep({ answers: before })).toBeNull();
    expect(stepBefore('client-settings', { answers: before })?.id).toBe('client');
    const ids = (answers: Parameters<typeof toldSteps>[0]['answers']) =>
      toldSteps({ answers }).map(({ id }) => id);
    expect(ids(before)).toEqual(['host', 'symptom', 'client', 'client-settings']);
    expect(ids({ ...before, webLogin: 'no' })).toEqual([...ids(before), 'web-login']);
  });

  test('the mode alone does not answer how the program encrypts', () => {
    const answers = { host: 'a.example', symptom: 'other', client: 'lftp', mode: 'active' } as const;
    expect(nextStep({ answers })?.id).toBe('client-settings');
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
        errorText: '530 Login incorrect',
        webLogin: 'no',
        otherNetwork: 'works-there',
        'account-protocol-enabled': 'no',
      });
      expect(read.ok, step.id).toBe(true);
    }
  });

  test('an empty page says what to enter, at a field of that page', () => {
    for (const step of wizardSteps) {
      const read = step.read({});
      expect(read.ok, step.id).toBe(false);
      if (read.ok) continue;
      for (const { field } of read.reason)
        expect(['', ...step.fields.map(({ name }) => name)], step.id).toContain(field);
    }
  });

  test('a value that is not offered is no answer', () => {
    for (const step of wizardSteps.filter(({ id }) => id !== 'host'))
      expect(
        step.read({
          symptom: 'x',
          client: '__proto__',
          encryption: '',
          webLogin: 'maybe',
          otherNetwork: 'x',
          'account-protocol-enabled': 'x',
        }).ok,
        step.id,
      ).toBe(false);
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

describe('the account', () => {
  const step = account;
  const generic = builtInProfiles.find(({ id }) => id === 'generic');
  const described = builtInProfiles.find(({ id }) => id === 'files-com');

  test('has the places of the profile, or those of any service, each with yes, no and "I do not know"', () => {
    const named = stepFields(step, described).map(({ label }) => label);
    expect(named).toEqual(described?.account.places.map(({ title }) => title));
    const fields = stepFields(step, generic);
    expect(fields.length).toBeGreaterThan(3);
    for (const field of [...fields, ...stepFields(step, described)])
      expect(field.kind === 'choice' && field.options.map(({ value }) => value)).toEqual([
        'yes',
        'no',
        'unknown',
      ]);
  });

  test('keeps what was answered, and leaves the rest out', () => {
    const read = step.read({
      'account-protocol-enabled': 'no',
      'account-second-factor': 'unknown',
      'account-account-enabled': '',
      other: 'yes',
    });
    expect(read).toEqual({
      ok: true,
      value: { account: { 'protocol-enabled': 'no', 'second-factor': 'unknown' } },
    });
    if (read.ok) expect(step.write(read.value)).toMatchObject({ 'account-protocol-enabled': 'no' });
  });

  test('takes at most twenty places, with ids that a profile can have', () => {
    const places = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`place-${index}`, 'no']));
    expect(answersSchema.safeParse({ account: places(20) }).success).toBe(true);
    expect(answersSchema.safeParse({ account: places(21) }).success).toBe(false);
    for (const id of ['', 'A', 'a:b', 'x'.repeat(42)])
      expect(answersSchema.safeParse({ account: JSON.parse(`{"${id}":"no"}`) }).success, id).toBe(false);
    expect(answersSchema.parse({ account: JSON.parse('{"__proto__":"no"}') })).toEqual({ account: {} });
  });
});

describe('the port for calls from outside', () => {
  test('is a number from 1024 to 65535 that belongs to nothing else', () => {
    for (const port of ['1024', ' 50001 ', '65535'])
      expect(readInboundPort({ port })).toEqual({ ok: true, value: Number(port) });
    for (const port of ['', '0', '21', '1023', '65536', '1e4', '-5', '50001.5', 'ftp', '3306'])
      expect(readInboundPort({ port }).ok, port).toBe(false);
  });
});

import { refusal, success } from '@/lib/result';
import { symptoms } from '@/lib/wizard/answers';
import { choiceLabel } from '@/lib/wizard/choice-label';
import { errorText, errorTextFaults } from '@/lib/wizard/error-text';
import type { ChoiceField, GivenAnswers, WizardStep } from '@/lib/wizard/step';

const labels: Readonly<Record<(typeof symptoms)[number], string>> = {
  'cannot-connect': 'It cannot connect',
  'login-refused': 'The login is refused',
  'no-listing': 'The list of folders never appears',
  'no-transfer': 'Folders appear, but files do not go up or down',
  'empty-files': 'Files arrive empty (0 bytes)',
  sometimes: 'It works sometimes',
  stops: 'It stops after a while',
  certificate: 'It asks about a certificate',
  slow: 'It is slow',
  other: 'Something else',
  unknown: 'I do not know',
};

const what: ChoiceField = {
  kind: 'choice',
  name: 'symptom',
  label: 'What happens?',
  hint: null,
  optional: false,
  options: symptoms.map((value) => ({ value, label: labels[value] })),
};

export const symptom: WizardStep = {
  id: 'symptom',
  section: 'Connection',
  question: 'What happens?',
  why: 'The same test results mean different things for different symptoms.',
  answers: ['symptom', 'errorText'],
  fields: [what, errorText],
  asked: 'before',
  isShown: () => true,
  read(form) {
    const value = symptoms.find((one) => one === form.symptom);
    const text = (form.errorText ?? '').trim();
    const errors = [
      ...(value ? [] : [{ field: 'symptom', message: 'Choose what happens, or "I do not know"' }]),
      ...errorTextFaults(text),
    ];
    return value && errors.length === 0
      ? success<GivenAnswers>({ symptom: value, errorText: text })
      : refusal(errors);
  },
  write: (answers) => ({ symptom: answers.symptom ?? '', errorText: answers.errorText ?? '' }),
  lines: (answers) => [
    { label: 'What happens', value: choiceLabel(what, answers.symptom), changes: 'what happens' },
    ...(answers.errorText
      ? [{ label: 'Error message', value: answers.errorText, changes: 'the error message' }]
      : []),
  ],
};

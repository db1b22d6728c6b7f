import { refusal, success } from '@/lib/result';
import { ERROR_TEXT_LIMIT, isKeepable, symptoms } from '@/lib/wizard/answers';
import { choiceLabel } from '@/lib/wizard/choice-label';
import type { ChoiceField, GivenAnswers, TextField, WizardStep } from '@/lib/wizard/step';

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

const errorText: TextField = {
  kind: 'area',
  name: 'errorText',
  label: 'Error message, if you have one (optional)',
  hint: 'Copy it from your program as it is. Leave out passwords; what looks like one is masked.',
  optional: true,
  limit: ERROR_TEXT_LIMIT,
};

export const symptom: WizardStep = {
  id: 'symptom',
  section: 'Connection',
  question: 'What happens?',
  why: 'The same test results mean different things for different symptoms.',
  answers: ['symptom', 'errorText'],
  fields: [what, errorText],
  isShown: () => true,
  read(form) {
    const value = symptoms.find((one) => one === form.symptom);
    const text = (form.errorText ?? '').trim();
    const errors = [
      ...(value ? [] : [{ field: 'symptom', message: 'Choose what happens, or "I do not know"' }]),
      ...(text.length > ERROR_TEXT_LIMIT
        ? [{ field: 'errorText', message: `Shorten the error message to ${ERROR_TEXT_LIMIT} characters` }]
        : []),
      ...(isKeepable(text)
        ? []
        : [
            {
              field: 'errorText',
              message: 'Copy the error message again as plain text, without invisible special characters',
            },
          ]),
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

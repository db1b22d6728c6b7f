import { refusal, success } from '@/lib/result';
import { yesOrNo } from '@/lib/wizard/answers';
import { choiceLabel } from '@/lib/wizard/choice-label';
import type { ChoiceField, GivenAnswers, WizardStep } from '@/lib/wizard/step';

const labels: Readonly<Record<(typeof yesOrNo)[number], string>> = {
  yes: 'Yes, it works there',
  no: 'No, it is refused there as well',
  unknown: 'I do not know, or I cannot try it',
};

const outcome: ChoiceField = {
  kind: 'choice',
  name: 'webLogin',
  label: 'Did it work?',
  hint: null,
  optional: false,
  options: yesOrNo.map((value) => ({ value, label: labels[value] })),
};

export const webLogin: WizardStep = {
  id: 'web-login',
  section: 'Account',
  question: 'Does the same login work on the web site?',
  why: 'If it works there, user name and password are right, and something about FTP is switched off. If not, it is not FTP.',
  answers: ['webLogin'],
  fields: [outcome],
  asked: 'after',
  isShown: () => true,
  read(form) {
    const value = yesOrNo.find((one) => one === form.webLogin);
    return value
      ? success<GivenAnswers>({ webLogin: value })
      : refusal([{ field: 'webLogin', message: 'Choose whether it worked, or "I do not know"' }]);
  },
  write: (answers) => ({ webLogin: answers.webLogin ?? '' }),
  lines: (answers) =>
    answers.webLogin
      ? [
          {
            label: 'Login on the web site',
            value: choiceLabel(outcome, answers.webLogin),
            changes: 'whether the login works on the web site',
          },
        ]
      : [],
};

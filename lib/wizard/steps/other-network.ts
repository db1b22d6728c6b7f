import { refusal, success } from '@/lib/result';
import { otherNetworkOutcomes } from '@/lib/wizard/answers';
import { choiceLabel } from '@/lib/wizard/choice-label';
import type { ChoiceField, GivenAnswers, WizardStep } from '@/lib/wizard/step';

const labels: Readonly<Record<(typeof otherNetworkOutcomes)[number], string>> = {
  'works-there': 'It works from the other network',
  'fails-there-too': 'It fails there too, in the same way',
  'not-tried': 'I cannot try it',
};

const outcome: ChoiceField = {
  kind: 'choice',
  name: 'otherNetwork',
  label: 'What happened?',
  hint: null,
  optional: false,
  options: otherNetworkOutcomes.map((value) => ({ value, label: labels[value] })),
};

export const otherNetwork: WizardStep = {
  id: 'other-network',
  section: 'Your network',
  question: 'Does it work from another network?',
  why: 'We see the service from our network only. If the same connection works from one network of yours and not from another, a network is in the way.',
  answers: ['otherNetwork'],
  fields: [outcome],
  asked: 'after',
  isShown: () => true,
  read(form) {
    const value = otherNetworkOutcomes.find((one) => one === form.otherNetwork);
    return value
      ? success<GivenAnswers>({ otherNetwork: value })
      : refusal([{ field: 'otherNetwork', message: 'Choose what happened, or "I cannot try it"' }]);
  },
  write: (answers) => ({ otherNetwork: answers.otherNetwork ?? '' }),
  lines: (answers) =>
    answers.otherNetwork
      ? [
          {
            label: 'From another network',
            value: choiceLabel(outcome, answers.otherNetwork),
            changes: 'what happened from another network',
          },
        ]
      : [],
};

import { refusal, success } from '@/lib/result';
import { errorText, errorTextFaults } from '@/lib/wizard/error-text';
import type { GivenAnswers, WizardStep } from '@/lib/wizard/step';

const question = 'What does your program say?';

export const evidence: WizardStep = {
  id: 'evidence',
  section: 'Connection',
  question,
  why: 'Most programs have a window or a file with messages. The last lines before it stops tell the most.',
  answers: ['errorText'],
  fields: [{ ...errorText, label: question, optional: false }],
  asked: 'after',
  isShown: () => true,
  read(form) {
    const text = (form.errorText ?? '').trim();
    const faults =
      text === ''
        ? [{ field: errorText.name, message: 'Paste the message, or the last lines of the log' }]
        : errorTextFaults(text);
    return faults.length === 0 ? success<GivenAnswers>({ errorText: text }) : refusal(faults);
  },
  write: (answers) => ({ errorText: answers.errorText ?? '' }),
  // The page of the symptom shows the same text.
  lines: () => [],
};

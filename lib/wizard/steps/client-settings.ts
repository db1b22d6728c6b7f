import { refusal, success } from '@/lib/result';
import { encryptions, modes } from '@/lib/wizard/answers';
import { choiceLabel } from '@/lib/wizard/choice-label';
import type { ChoiceField, GivenAnswers, WizardStep } from '@/lib/wizard/step';

const choices: Readonly<Record<(typeof encryptions)[number], { label: string; hint: string }>> = {
  explicit: { label: 'Encrypted, explicit', hint: 'Also called FTPES, "FTP over TLS" or "AUTH TLS"' },
  implicit: { label: 'Encrypted, implicit', hint: 'Also called FTPS; encrypted from the first moment' },
  plain: { label: 'Not encrypted', hint: 'Plain FTP' },
  unknown: { label: 'I do not know', hint: 'We try every kind that the service offers' },
};

const encryption: ChoiceField = {
  kind: 'choice',
  name: 'encryption',
  label: 'How is the program set to encrypt?',
  hint: null,
  optional: false,
  options: encryptions.map((value) => ({ value, ...choices[value] })),
};

const modeChoices: Readonly<Record<(typeof modes)[number], { label: string; hint?: string }>> = {
  passive: { label: 'Passive', hint: 'Your program opens every connection; the usual setting' },
  active: { label: 'Active', hint: 'The service calls your computer back; often named "PORT"' },
  unknown: { label: 'I am not sure' },
};

const mode: ChoiceField = {
  kind: 'choice',
  name: 'mode',
  label: 'Passive or active mode? (optional)',
  hint: 'It is near the encryption, often named "transfer mode" or "passive mode".',
  optional: true,
  options: modes.map((value) => ({ value, ...modeChoices[value] })),
};

/** Programs that cannot encrypt at all: there is nothing to ask. */
const neverEncrypts: ReadonlySet<string> = new Set(['windows-ftp', 'windows-explorer']);

export const clientSettings: WizardStep = {
  id: 'client-settings',
  section: 'Connection',
  question: 'How is the program set to encrypt?',
  why: 'It is in the connection settings of the program, often named "encryption", "security" or "protocol".',
  answers: ['encryption', 'mode'],
  fields: [encryption, mode],
  asked: 'before',
  isShown: ({ answers }) => !neverEncrypts.has(answers.client ?? ''),
  read(form) {
    const value = encryptions.find((one) => one === form.encryption);
    const chosen = modes.find((one) => one === form.mode);
    return value
      ? success<GivenAnswers>({ encryption: value, ...(chosen && { mode: chosen }) })
      : refusal([{ field: 'encryption', message: 'Choose how the program encrypts, or "I do not know"' }]);
  },
  write: (answers) => ({ encryption: answers.encryption ?? '', mode: answers.mode ?? '' }),
  lines: (answers) => [
    { label: 'Encryption', value: choiceLabel(encryption, answers.encryption), changes: 'the encryption' },
    ...(answers.mode ? [{ label: 'Mode', value: choiceLabel(mode, answers.mode), changes: 'the mode' }] : []),
  ],
};

import { refusal, success } from '@/lib/result';
import { clients } from '@/lib/wizard/answers';
import { choiceLabel } from '@/lib/wizard/choice-label';
import type { ChoiceField, GivenAnswers, WizardStep } from '@/lib/wizard/step';

const labels: Readonly<Record<(typeof clients)[number], string>> = {
  filezilla: 'FileZilla',
  winscp: 'WinSCP',
  cyberduck: 'Cyberduck',
  lftp: 'lftp',
  curl: 'curl',
  'windows-ftp': 'ftp in the Windows command prompt',
  'windows-explorer': 'Windows Explorer',
  'total-commander': 'Total Commander',
  wsftp: 'WS_FTP',
  smartftp: 'SmartFTP',
  cuteftp: 'CuteFTP',
  rclone: 'rclone',
  'own-program': 'Our own program or script',
  device: 'A device, such as a scanner or camera',
  other: 'Another program',
  unknown: 'I do not know',
};

const program: ChoiceField = {
  kind: 'choice',
  name: 'client',
  label: 'Which program makes the connection?',
  hint: null,
  optional: false,
  options: clients.map((value) => ({ value, label: labels[value] })),
};

export const client: WizardStep = {
  id: 'client',
  section: 'Connection',
  question: 'Which program makes the connection?',
  why: 'Programs differ in what they can do and in where their settings are.',
  answers: ['client'],
  fields: [program],
  asked: 'before',
  isShown: () => true,
  read(form) {
    const value = clients.find((one) => one === form.client);
    return value
      ? success<GivenAnswers>({ client: value })
      : refusal([{ field: 'client', message: 'Choose the program, or "I do not know"' }]);
  },
  write: (answers) => ({ client: answers.client ?? '' }),
  lines: (answers) => [
    { label: 'Program', value: choiceLabel(program, answers.client), changes: 'the program' },
  ],
};

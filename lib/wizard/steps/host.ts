import { refusal, success } from '@/lib/result';
import type { Answers } from '@/lib/wizard/answers';
import type { GivenAnswers, TextField, WizardStep } from '@/lib/wizard/step';

const address: TextField = {
  kind: 'text',
  name: 'host',
  label: 'Which address does your program connect to?',
  hint: 'For example ftp.example.com. Paste it as it is; a port or ftp:// in front is fine.',
  optional: false,
  limit: 2000,
};

/** Name and port as one text, the way people write it. */
const written = ({ host, port }: Answers): string => {
  if (!host) return '';
  if (!port) return host;
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
};

export const host: WizardStep = {
  id: 'host',
  section: 'Connection',
  question: 'Which address does your program connect to?',
  why: 'It is in your program under "host", "server" or "site".',
  answers: ['host'],
  fields: [address],
  asked: 'before',
  isShown: () => true,
  read(form) {
    const text = (form.host ?? '').trim();
    return text
      ? success<GivenAnswers>({ target: text })
      : refusal([{ field: 'host', message: 'Enter the host name, for example ftp.example.com' }]);
  },
  write: (answers) => ({ host: written(answers) }),
  lines: (answers) => [{ label: 'Address', value: written(answers), changes: 'the address' }],
};

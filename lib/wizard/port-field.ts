import type { ChoiceField } from './step';

interface OpenPort {
  readonly port: number;
  readonly encryption: 'explicit' | 'implicit' | 'plain';
}

const hints: Readonly<Record<OpenPort['encryption'], string>> = {
  explicit: 'Encrypted, explicit: also called FTPES or "FTP over TLS"',
  implicit: 'Encrypted, implicit: also called FTPS',
  plain: 'Not encrypted',
};

export const portQuestion = 'Which port will your program use?';

/** The ports that answered as a choice, each with the encryption that belongs to it. */
export const portField = (open: readonly OpenPort[]): ChoiceField => ({
  kind: 'choice',
  name: 'port',
  label: portQuestion,
  hint: null,
  optional: false,
  options: open.map(({ port, encryption }) => ({
    value: String(port),
    label: `Port ${port}`,
    hint: hints[encryption],
  })),
});

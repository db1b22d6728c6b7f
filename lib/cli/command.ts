import type { Terminal } from './terminal';

/** What the shell is told at the end. */
export const exitStatus = { noProblem: 0, findings: 1, couldNotRun: 2 } as const;
export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

export interface CommandOption {
  readonly type: 'string' | 'boolean';
  /** Stands for the value in the help text: `FILE`. */
  readonly placeholder?: string;
  /** May be given several times. */
  readonly multiple?: boolean;
  readonly meaning: string;
}

export interface Arguments {
  readonly positionals: readonly string[];
  /** The text of an option, or undefined when it was not given. */
  text(option: string): string | undefined;
  /** The texts of an option that may be given several times, in order. */
  texts(option: string): readonly string[];
  flag(option: string): boolean;
}

/** One verb of the command line. One file in `commands/` and one line in the registry. */
export interface Command {
  /** What is typed; may have two words. Equal to the file name with a hyphen for the blank. */
  readonly name: string;
  /** `HOST[:PORT]`. */
  readonly operands: string;
  readonly summary: string;
  /** Paragraphs for the command's own help, below its options. */
  readonly details?: readonly string[];
  readonly options: Readonly<Record<string, CommandOption>>;
  /** How many operands it takes. */
  readonly operandCount: { readonly least: number; readonly most: number };
  /** Throws `UsageError` for what the person can correct. */
  run(given: Arguments, terminal: Terminal): Promise<ExitStatus>;
}

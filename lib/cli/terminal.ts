/** The terminal as an argument, so that commands can be tested without one. */
export interface Terminal {
  /** Results. One call is one or more whole lines; the line end is added. */
  print(text: string): void;
  /** Progress and complaints, beside the results. */
  complain(text: string): void;
  /** Replaces the last progress line where the terminal can; does nothing elsewhere. */
  status(text: string): void;
  /** Columns to wrap at. */
  readonly width: number;
  /** A person sits in front of it. */
  readonly interactive: boolean;
  /** Asks for a password without showing it; null when nobody can be asked or nothing was typed. */
  readPassword(question: string): Promise<string | null>;
  /** Aborts when the person presses Ctrl-C. */
  readonly cancel: AbortSignal;
}

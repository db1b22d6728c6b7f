/** One file per format, in the way its program writes it, with faults that can be corrected and a secret in it. */
export interface SampleFile {
  readonly reader: string;
  readonly fileName: string;
  readonly text: (secret: string) => string;
  /** Settings of the first connection. */
  readonly settings: Readonly<Record<string, string | number>>;
  /** Lines of the corrected file that are not in the cleaned one, without outer blanks. */
  readonly changed: readonly string[];
}

export const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;
export const base64 = (text: string): string => Buffer.from(text).toString('base64');
export const hex = (text: string): string => Buffer.from(text).toString('hex').toUpperCase();

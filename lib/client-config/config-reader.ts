import type { ClientSettings, SettingName } from './setting';

/** How one program keeps its connections in a file. */
export interface ConfigReader {
  /** Equal to the file name. */
  readonly id: string;
  /** The program's name, for people. */
  readonly client: string;
  /** What the program calls such a file, for a list of what can be read. */
  readonly file: string;
  /** Name of a corrected file where the customer's has none. */
  readonly fileName: string;
  /** Where a person changes a setting in the program, in its own words; read as "Change it under ...". */
  readonly where: Readonly<Partial<Record<SettingName, string>>>;
  /**
   * How surely a text is this program's, from 0 to 1.
   * @param text without secrets
   */
  recognises(text: string, fileName: string | null): number;
  /**
   * The connections in the order of the file; none when the text is broken. Linear in the length of the text.
   * @param text without secrets, within the limit
   */
  read(text: string): readonly ClientSettings[];
}

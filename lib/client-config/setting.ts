/** What a program can be told about a connection, whatever it calls it. */
export const settingNames = [
  'host',
  'port',
  'encryption',
  'dataProtection',
  'mode',
  'timeout',
  'retries',
  'retryDelay',
  'keepalive',
  'parallel',
  'tlsMin',
  'tlsMax',
  'proxy',
  'charset',
  'activeAddress',
] as const;
export type SettingName = (typeof settingNames)[number];

/**
 * The meaning of each value:
 * - `encryption`: `explicit`, `implicit`, `plain`, or `if-offered` (in clear where the service offers none)
 * - `dataProtection`: `private` or `clear` (RFC 4217 section 9)
 * - `mode`: `passive`, `active`, or `default` (whatever the program is set to elsewhere)
 * - `timeout`, `retryDelay`: seconds; a timeout of 0 waits for ever
 * - `retries`: tries after the first
 * - `keepalive`: seconds between signs of life on an idle connection, 0 for none
 * - `parallel`: connections at a time, 0 for no limit
 * - `tlsMin`, `tlsMax`: `TLSv1`, `TLSv1.1`, `TLSv1.2` or `TLSv1.3`
 * - `host`, `proxy`, `charset`, `activeAddress`: as written, without credentials
 */
export type SettingValue = string | number;

/** A piece of a file to be replaced; an insertion where `start` equals `end`. UTF-16 offsets. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A piece of a file and what it means. */
export interface Token {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** A setting as one file has it. */
export interface Found {
  readonly value: SettingValue;
  /** Where it stands; null where it follows from what the program leaves out of its files. */
  readonly at: number | null;
  /** What to replace so that it has another value; null where the format or the program cannot say that. */
  change(value: SettingValue): readonly Edit[] | null;
}

/** One connection of a file. What the file does not say is missing, and nothing is assumed about it. */
export interface ClientSettings {
  /** The customer's name for it; null where the format has none. */
  readonly name: string | null;
  /** False: it is for another kind of service, such as SFTP. */
  readonly isFtp: boolean;
  readonly settings: Readonly<Partial<Record<SettingName, Found>>>;
}

import type { SettingName, SettingValue } from './setting';

/** `stops`: cannot work; `hinders`: may be the reason of trouble; `tip`: what the provider recommends. */
export type DeviationSeverity = 'stops' | 'hinders' | 'tip';

export type DeviationId =
  | 'not-ftp'
  | 'host-malformed'
  | 'host-is-address'
  | 'host-not-of-service'
  | 'host-not-the-tested'
  | 'host-not-custom-domain'
  | 'port-not-offered'
  | 'implicit-on-explicit-port'
  | 'explicit-on-implicit-port'
  | 'plain'
  | 'encryption-if-offered'
  | 'data-clear'
  | 'active-mode'
  | 'timeout-short'
  | 'retries-few'
  | 'retry-delay-short'
  | 'keepalive-off'
  | 'keepalive-slow'
  | 'parallel-with-second-factor'
  | 'tls-newest-old'
  | 'tls-oldest-old'
  | 'proxy-set';

/** One setting that differs from what the service needs or recommends; texts are for the customer. */
export interface Deviation {
  readonly id: DeviationId;
  readonly severity: DeviationSeverity;
  /** Null where it is about the connection as a whole. */
  readonly setting: SettingName | null;
  /** What the file says, in words. */
  readonly is: string;
  readonly shouldBe: string;
  /** One sentence. */
  readonly why: string;
  /** Where to change it in this program. */
  readonly where: string;
  readonly line: number | null;
  /** The value to write in its place; null where only the customer can know it. */
  readonly correction: SettingValue | null;
}

/** What a rule says; where it stands and where to change it is added for all of them alike. */
export type Remark = Pick<Deviation, 'id' | 'severity' | 'is' | 'shouldBe' | 'why' | 'correction'>;

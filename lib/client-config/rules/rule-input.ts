import type { Profile } from '@/lib/provider/profile';
import type { SettingName, SettingValue } from '../setting';

/** What the customer said beside the file. */
export interface ToldBeside {
  /** The name under test; null where there is none. */
  readonly host?: string | null;
  /** The login has a second factor. */
  readonly secondFactor?: boolean;
}

/** What a rule judges by. */
export interface RuleInput {
  /** A setting's value; undefined where the file does not say. */
  value(name: SettingName): SettingValue | undefined;
  readonly profile: Profile;
  readonly told: ToldBeside;
}

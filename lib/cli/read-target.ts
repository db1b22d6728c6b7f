import { type ParsedTarget, parseTarget } from '@/lib/net/parse-target';
import type { TargetPolicy } from '@/lib/net/target-policy';
import type { Profile } from '@/lib/provider/profile';
import type { LoadedProfile } from '@/lib/server/provider/load-profiles';
import { loadedProfiles } from '@/lib/server/provider/profiles';
import { chooseLoadedProfile } from './choose-loaded-profile';
import { UsageError } from './usage-error';

export interface CliTarget {
  readonly target: ParsedTarget;
  readonly loaded: LoadedProfile;
}

/**
 * Reads what was typed as host, under the policy of this installation, and chooses the profile by it.
 *
 * @param profileId the profile that was named; undefined lets the host decide
 * @throws UsageError with the sentence that says what to enter instead
 */
export function readTarget(text: string, profileId: string | undefined, policy: TargetPolicy): CliTarget {
  const every = loadedProfiles().flatMap(({ profile }) => portsOf(profile));
  const first = parsed(text, policy, every);
  const loaded = chooseLoadedProfile(profileId, first.asciiHost);
  return { target: parsed(text, policy, portsOf(loaded.profile)), loaded };
}

function parsed(text: string, policy: TargetPolicy, knownPorts: readonly number[]): ParsedTarget {
  const result = parseTarget(text, { policy, knownPorts });
  if (!result.ok) throw new UsageError(result.reason.sentence);
  return result.value;
}

const portsOf = ({ controlPorts }: Profile): number[] => controlPorts.map(({ port }) => port);

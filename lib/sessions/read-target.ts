import { parseTarget } from '@/lib/net/parse-target';
import { chooseProfile } from '@/lib/provider/choose-profile';
import { type Result, refusal, success } from '@/lib/result';
import { targetPolicy } from '@/lib/server/network/target-policy';
import { findProfile, profiles } from '@/lib/server/provider/profiles';

export interface ReadTarget {
  readonly host: string;
  readonly port: number | null;
  readonly encryption: 'explicit' | 'implicit' | null;
  /** What was left out, one sentence each. */
  readonly notes: readonly string[];
}

export interface TargetReason {
  readonly reason: string;
  /** What is wrong and what to enter instead. */
  readonly sentence: string;
}

/**
 * Reads a target as people paste it, under the policy of this installation. No lookup is made.
 *
 * @param profileId the profile whose control ports are known; null: the one that fits the host
 */
export function readTarget(text: string, profileId: string | null): Result<ReadTarget, TargetReason> {
  const policy = targetPolicy();
  const allPorts = profiles().flatMap(portsOf);
  const first = parseTarget(text, { policy, knownPorts: allPorts });
  if (!first.ok) return refusal(first.reason);
  const profile = (profileId && findProfile(profileId)) || chooseProfile(first.value.asciiHost, profiles());
  const parsed = parseTarget(text, { policy, knownPorts: portsOf(profile) });
  if (!parsed.ok) return refusal(parsed.reason);
  const { asciiHost: host, port, encryptionHint: encryption, notes } = parsed.value;
  return success({ host, port, encryption, notes });
}

const portsOf = (profile: { readonly controlPorts: readonly { readonly port: number }[] }): number[] =>
  profile.controlPorts.map(({ port }) => port);

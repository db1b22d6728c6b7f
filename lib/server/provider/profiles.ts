import type { Profile } from '@/lib/provider/profile';
import { settings } from '@/lib/server/settings';
import { type LoadedProfile, loadProfiles } from './load-profiles';

let loaded: readonly LoadedProfile[] | undefined;

/** Every profile of this process with where its file is; read once. Throws as `loadProfiles` does. */
export function loadedProfiles(): readonly LoadedProfile[] {
  loaded ??= loadProfiles(settings());
  return loaded;
}

/** Every profile of this process, the operator's own first. */
export const profiles = (): readonly Profile[] => loadedProfiles().map(({ profile }) => profile);

/** The profile with an id, or undefined. */
export const findProfile = (id: string): Profile | undefined =>
  profiles().find((profile) => profile.id === id);

import type { Profile } from '@/lib/provider/profile';
import { log } from '@/lib/server/log';
import { settings } from '@/lib/server/settings';
import { addressSourceContext } from './address-source';
import { profileWithAddresses } from './profile-with-addresses';
import { loadedProfiles } from './profiles';

/** The profile that a run goes by, with the addresses of the service as they are known now. Throws when there is none. */
export async function profileForRun(id: string): Promise<Profile> {
  const loaded = loadedProfiles().find(({ profile }) => profile.id === id);
  if (!loaded) throw new Error(`There is no profile "${id}".`);
  return profileWithAddresses(loaded, addressSourceContext(settings().dataFolder, log.warn));
}

import type { Profile } from '@/lib/provider/profile';
import { log } from '@/lib/server/log';
import { settings } from '@/lib/server/settings';
import { addressSourceContext, serviceAddresses } from './address-source';
import { loadedProfiles } from './profiles';

/** As many addresses as a profile may list itself. */
const most = 2000;

/**
 * A profile whose address source is the list as it is known now, wherever it comes from, so that what reads the
 * profile needs neither files nor the web. The source stays `unknown` when nothing is known.
 *
 * @throws when there is no such profile
 */
export async function profileForRun(id: string): Promise<Profile> {
  const loaded = loadedProfiles().find(({ profile }) => profile.id === id);
  if (!loaded) throw new Error(`There is no profile "${id}".`);
  const { entries } = await serviceAddresses(loaded, addressSourceContext(settings().dataFolder, log.warn));
  const { addresses } = loaded.profile;
  const source =
    entries.length > 0
      ? { kind: 'list' as const, addresses: entries.slice(0, most) }
      : { kind: 'unknown' as const };
  return { ...loaded.profile, addresses: { ...addresses, source } };
}

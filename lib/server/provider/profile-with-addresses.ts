import type { Profile } from '@/lib/provider/profile';
import { type AddressSourceContext, serviceAddresses } from './address-source';
import type { LoadedProfile } from './load-profiles';

/** As many addresses as a profile may list itself. */
const most = 2000;

/**
 * A profile whose address source is the list as it is known now, wherever it comes from, so that what reads the
 * profile needs neither files nor the web. The source stays `unknown` when nothing is known.
 */
export async function profileWithAddresses(
  loaded: LoadedProfile,
  context: AddressSourceContext,
): Promise<Profile> {
  const { entries } = await serviceAddresses(loaded, context);
  const { addresses } = loaded.profile;
  const source: Profile['addresses']['source'] =
    entries.length > 0 ? { kind: 'list', addresses: entries.slice(0, most) } : { kind: 'unknown' };
  return { ...loaded.profile, addresses: { ...addresses, source } };
}

import type { AddressList } from '@/lib/allowlist/address-origin';
import {
  type AllowlistRefusal,
  type AllowlistRequest,
  type RenderedAllowlist,
  renderAllowlist,
} from '@/lib/allowlist/render-allowlist';
import { type Result, refusal } from '@/lib/result';
import { log } from '@/lib/server/log';
import { settings } from '@/lib/server/settings';
import { addressSourceContext, serviceAddresses } from './address-source';
import { loadedProfiles } from './profiles';

export interface ProfileAllowlistRequest extends Omit<AllowlistRequest, 'profile' | 'addresses'> {
  readonly profileId: string;
  /** Addresses to use instead of the service's list: given by a person, or seen in a session. */
  readonly given?: AddressList | null;
  /** Used only where the service's own list is not known. */
  readonly otherwise?: AddressList | null;
}

/** The allowlist of a profile with its addresses as they are known now. For the download route and the report. */
export async function profileAllowlist(
  request: ProfileAllowlistRequest,
): Promise<
  Result<
    RenderedAllowlist,
    AllowlistRefusal | { readonly code: 'unknown-profile'; readonly sentence: string }
  >
> {
  const { profileId, given, otherwise, ...rest } = request;
  const loaded = loadedProfiles().find(({ profile }) => profile.id === profileId);
  if (!loaded) return refusal({ code: 'unknown-profile', sentence: 'There is no such service.' });
  const known =
    given ?? (await serviceAddresses(loaded, addressSourceContext(settings().dataFolder, log.warn)));
  const addresses = known.entries.length === 0 && otherwise ? otherwise : known;
  return renderAllowlist({ ...rest, profile: loaded.profile, addresses });
}

import { builtInProfiles } from '@/lib/provider/built-in-profiles';
import type { Profile } from '@/lib/provider/profile';

function builtIn(id: string): Profile {
  const profile = builtInProfiles.find((candidate) => candidate.id === id);
  if (!profile) throw new Error(`There is no built-in profile "${id}".`);
  return profile;
}

export const anyService = builtIn('generic');
export const filesCom = builtIn('files-com');

/** A service with a list of addresses and no custom domains. */
export const listedService: Profile = {
  ...filesCom,
  id: 'listed',
  name: 'Listed Transfer',
  hostPatterns: ['*.listed.test'],
  addresses: { ...filesCom.addresses, source: { kind: 'list', addresses: ['198.51.100.0/28'] } },
  customDomain: null,
};

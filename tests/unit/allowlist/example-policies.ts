import type { AddressList } from '@/lib/allowlist/address-origin';
import { makePolicy, type PolicyRequest } from '@/lib/allowlist/make-policy';
import type { Policy } from '@/lib/allowlist/policy';
import { builtInProfiles } from '@/lib/provider/built-in-profiles';
import { chooseProfile } from '@/lib/provider/choose-profile';

export const filesCom = chooseProfile('acme.files.com', builtInProfiles);
export const generic = chooseProfile('ftp.example.net', builtInProfiles);

/** Documentation addresses: two hosts that merge into nothing, a block, and IPv6. */
export const mixed: AddressList = {
  origin: { kind: 'published', asOf: '2026-05-04' },
  entries: ['198.51.100.10', '198.51.100.12', '203.0.113.0/28', '2001:db8:40::/64'],
};

export const unknown: AddressList = {
  origin: { kind: 'unknown', listUrl: null, whereToFind: null, approximateCount: null },
  entries: [],
};

export async function policy(changes: Partial<PolicyRequest> = {}): Promise<Policy> {
  const made = await makePolicy({
    profile: filesCom,
    addresses: mixed,
    variant: 'standard',
    encryption: null,
    generatedFor: null,
    ...changes,
  });
  if (!made.ok) throw new Error(`no policy: ${made.reason.code}`);
  return made.value;
}

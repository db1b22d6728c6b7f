import type { ControlPort, Profile } from '@/lib/provider/profile';
import { type Result, refusal, success } from '@/lib/result';
import type { AddressList, AddressOrigin } from './address-origin';
import { contentHash } from './content-hash';
import { label } from './label';
import { mergeEntries, type RefusedEntry } from './merge-entries';
import { plainText } from './plain-text';
import type { Policy, PolicyAlternatives, PolicyPort, Variant } from './policy';

export interface PolicyRequest {
  readonly profile: Profile;
  readonly addresses: AddressList;
  readonly variant: Variant;
  /** Only the command ports of one kind of encryption; null for every one the service has. */
  readonly encryption: 'explicit' | 'implicit' | null;
  /** Free text to recognise the file by; reduced to a safe label. */
  readonly generatedFor: string | null;
}

export type PolicyRefusal =
  /** An entry is no address or block, or is wider than a firewall should open. */
  | { readonly code: 'address-refused'; readonly entries: readonly RefusedEntry[] }
  /** The service has no alternative command ports. */
  | { readonly code: 'no-alternate-port' }
  /** The service has no custom domains. */
  | { readonly code: 'no-custom-domain' }
  /** A custom domain's own addresses have to be given; the published list is not what it uses. */
  | { readonly code: 'needs-dedicated-addresses'; readonly count: number; readonly whereToFind: string }
  /** The service has no command port with this encryption. */
  | { readonly code: 'no-such-encryption' };

/**
 * Turns a profile and addresses into what a firewall has to allow. Merging never widens: the blocks of the result
 * together hold exactly the addresses that were listed.
 */
export async function makePolicy(request: PolicyRequest): Promise<Result<Policy, PolicyRefusal>> {
  const { profile, variant } = request;
  const refused = refuseVariant(request);
  if (refused) return refusal(refused);
  const controlPorts = choosePorts(request);
  if (controlPorts.length === 0)
    return refusal({ code: variant === 'alternate-port' ? 'no-alternate-port' : 'no-such-encryption' });
  const merged = mergeEntries(request.addresses.entries);
  if (!merged.ok) return refusal({ code: 'address-refused', entries: merged.reason });

  const { ipv4, ipv6 } = merged.value;
  const dataPorts = profile.passivePorts;
  const ports = [
    ...controlPorts.map(({ port }) => ({ from: port, to: port })),
    ...(dataPorts ? [dataPorts] : []),
  ];
  return success({
    profile: { id: profile.id, name: label(profile.name) },
    title: `${label(profile.name)}, ${titles[variant]}`,
    generatedFor: request.generatedFor === null ? null : label(request.generatedFor),
    variant,
    direction: 'out',
    addresses: ipv4.length + ipv6.length === 0 ? unknownOrigin(profile) : request.addresses.origin,
    ipv4,
    ipv6,
    listed: request.addresses.entries.length,
    controlPorts,
    dataPorts,
    alternatives: alternatives(profile, controlPorts, variant),
    contentHash: await contentHash([...ipv4, ...ipv6], ports),
  });
}

const titles: Readonly<Record<Variant, string>> = {
  standard: 'all command ports',
  'alternate-port': 'alternative command ports only',
  'custom-domain': 'dedicated addresses of a custom domain',
};

function refuseVariant({ profile, variant, addresses }: PolicyRequest): PolicyRefusal | null {
  if (variant !== 'custom-domain') return null;
  if (!profile.customDomain) return { code: 'no-custom-domain' };
  const { dedicatedAddresses, whereToFind } = profile.customDomain;
  const given = addresses.origin.kind === 'given' || addresses.origin.kind === 'seen';
  if (given && addresses.entries.length > 0) return null;
  return { code: 'needs-dedicated-addresses', count: dedicatedAddresses, whereToFind };
}

function choosePorts({ profile, variant, encryption }: PolicyRequest): PolicyPort[] {
  return profile.controlPorts
    .filter((one) => variant !== 'alternate-port' || one.role === 'alternative')
    .filter((one) => encryption === null || one.encryption === encryption)
    .map(({ port, encryption: kind, role }) => ({ port, encryption: kind, role }))
    .sort((a, b) => a.port - b.port);
}

function alternatives(profile: Profile, chosen: readonly PolicyPort[], variant: Variant): PolicyAlternatives {
  const first = chosen.find((one) => one.role === 'default') ?? chosen[0];
  if (!first) throw new Error('A policy needs a command port.');
  const instead = (one: ControlPort) => one.role === 'alternative' && one.encryption === first.encryption;
  const { customDomain } = profile;
  return {
    firstPort: first.port,
    insteadOfFirst: variant === 'alternate-port' ? null : (profile.controlPorts.find(instead)?.port ?? null),
    customDomain: customDomain && { ...customDomain, whereToFind: plainText(customDomain.whereToFind) },
  };
}

function unknownOrigin({ addresses }: Profile): AddressOrigin {
  const { listUrl, whereToFind, approximateCount } = addresses;
  return { kind: 'unknown', listUrl, whereToFind, approximateCount };
}

import type { ObservationOf } from '@/lib/observations/observation';
import type { Profile } from '@/lib/provider/profile';
import type { Facts } from './facts';
import type { Owner } from './finding';

/** True for names of the service itself, as opposed to a customer's own domain. */
export function isServiceName(name: string, profile: Profile): boolean {
  const plain = name.toLowerCase().replace(/\.$/, '');
  return profile.hostPatterns.some((pattern) =>
    pattern.startsWith('*.') ? plain.endsWith(pattern.slice(1)) : plain === pattern,
  );
}

/** True when the resolution leads through, or starts at, a name of the service. */
export const leadsToService = (seen: ObservationOf<'name-resolution'>, profile: Profile): boolean =>
  [seen.name, ...seen.aliases].some((name) => isServiceName(name, profile));

/** Who renews the certificate: the site's administrator where a custom domain brings its own. */
export function certificateOwner(facts: Facts, profile: Profile): Owner {
  const own = profile.certificate.ownWithCustomDomain && facts.host !== null && !facts.hostIsAddress;
  return own && facts.host !== null && !isServiceName(facts.host, profile) ? 'site-admin' : 'provider';
}

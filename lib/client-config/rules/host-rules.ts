import { parseAddress } from '@/lib/net/address';
import { parseName } from '@/lib/net/parse-name';
import { chooseProfile } from '@/lib/provider/choose-profile';
import type { Profile } from '@/lib/provider/profile';
import type { Remark } from '../deviation';
import type { RuleInput } from './rule-input';

/** The host: a name of this service, the one that is tested, and not a number. */
export function hostRemarks({ value, profile, told }: RuleInput): readonly Remark[] {
  const host = String(value('host') ?? '');
  if (host === '') return [];
  const expected =
    told.host === null || told.host === undefined || told.host === '' ? null : canonical(told.host);
  const remark = (one: Omit<Remark, 'is' | 'correction'>): readonly Remark[] => [
    { ...one, is: host, correction: expected },
  ];
  const shouldBe =
    expected ?? (profile.host.example ? `a name such as ${profile.host.example}` : 'the name of the service');
  if (parseAddress(host.replace(/^\[|\]$/g, '')) !== null) {
    if (expected === canonical(host) || profile.host.byAddress === 'supported') return [];
    return remark({
      id: 'host-is-address',
      severity: 'hinders',
      shouldBe,
      why: 'Addresses of a service change, and its certificate is made out to the name.',
    });
  }
  const name = canonical(host);
  if (!parseName(name, 0).ok)
    return remark({
      id: 'host-malformed',
      severity: 'stops',
      shouldBe,
      why: 'The host must be a name alone, without ftp://, folder, blank or user name.',
    });
  if (name === expected) return [];
  if (expected !== null) return remark({ shouldBe, ...unlike(name, expected, profile) });
  if (profile.hostPatterns.length === 0 || isOf(profile, name)) return [];
  return remark({
    id: 'host-not-of-service',
    severity: profile.customDomain ? 'tip' : 'hinders',
    shouldBe,
    why: profile.customDomain
      ? `This is no name of ${profile.name}; it is right only if it is a domain of your own that leads there.`
      : `This is no name of ${profile.name}, so the program connects to another service.`,
  });
}

/** Another name than the one under test: the shared one for a site with a domain of its own, or another site. */
function unlike(name: string, expected: string, profile: Profile): Pick<Remark, 'id' | 'severity' | 'why'> {
  if (profile.customDomain && isOf(profile, name) && !isOf(profile, expected))
    return {
      id: 'host-not-custom-domain',
      severity: 'hinders',
      why: 'Your own domain has addresses of its own, and a firewall may know only those.',
    };
  return {
    id: 'host-not-the-tested',
    severity: 'hinders',
    why: `The program connects to another name than ${expected}, and a login may be good for one of them only.`,
  };
}

const canonical = (host: string): string => host.trim().toLowerCase().replace(/\.$/, '');

/** The profile's own patterns fit the name. */
const isOf = (profile: Profile, name: string): boolean =>
  chooseProfile(name, [
    { ...profile, id: 'named' },
    { ...profile, id: 'generic', hostPatterns: [] },
  ]).id === 'named';

import { parseAddress } from '@/lib/net/address';
import { type AddressKind, classifyAddress } from '@/lib/net/address-class';
import type { Observation, ObservationOf } from '@/lib/observations/observation';
import type { Profile } from '@/lib/provider/profile';
import type { Facts } from './facts';
import { isListed } from './listed-address';
import { oncePerFacts } from './once-per-facts';

export type Lookup = ObservationOf<'name-resolution'>;

const plain = (name: string): string => name.toLowerCase().replace(/\.$/, '');

/** What both sides learn about the name that the customer connects to. */
export interface Lookups {
  /** The portal's that gave addresses. */
  readonly ours: readonly Lookup[];
  /** The customer's for the same name; a log that does not tell the name means this one. */
  readonly theirs: readonly Lookup[];
  /** The customer's for other names, that gave addresses. */
  readonly otherNames: readonly Lookup[];
  /** Addresses that the portal was given. */
  readonly right: ReadonlySet<string>;
}

export const lookupsOf: (facts: Facts) => Lookups = oncePerFacts((facts) => {
  const name = plain(facts.host ?? '');
  const isSame = (seen: Lookup) => seen.name === '' || plain(seen.name) === name;
  const ours = facts
    .portal('name-resolution')
    .filter((seen) => seen.failure === null && seen.addresses.length > 0 && isSame(seen));
  const customers = facts.customers('name-resolution').filter((seen) => seen.vantage.kind !== 'canary');
  return {
    ours,
    theirs: customers.filter(isSame),
    otherNames: customers.filter((seen) => !isSame(seen) && seen.addresses.length > 0),
    right: new Set(ours.flatMap((seen) => seen.addresses.map(({ address }) => address))),
  };
});

const nowhere: ReadonlySet<AddressKind> = new Set(['this-network', 'loopback', 'unspecified', 'discard']);
const inside: ReadonlySet<AddressKind> = new Set([
  'private',
  'shared',
  'link-local',
  'unique-local',
  'site-local',
]);

/**
 * What kind of wrong an address is, without knowing the right one: leading nowhere, or into a private network.
 * Networks without IPv4 translate (RFC 6147), and nothing is wrong with that.
 */
export function kindOfAddress(text: string): 'nowhere' | 'inside' | 'translated' | 'public' {
  const address = parseAddress(text);
  if (address === null) return 'public';
  const found = classifyAddress(address);
  if (found.public) return 'public';
  if (nowhere.has(found.kind)) return 'nowhere';
  if (found.kind === 'embeds-ipv4') return 'translated';
  return inside.has(found.kind) ? 'inside' : 'public';
}

export interface WrongAnswer {
  readonly seen: Lookup;
  readonly addresses: readonly string[];
  readonly kind: ReturnType<typeof kindOfAddress>;
}

/**
 * The customer's answers of which no address is one that the portal was given, nor one of the profile's list. With
 * servers in several places another answer can be right as well: only what was seen there tells.
 */
export function strangeAnswers(facts: Facts, profile: Profile): readonly WrongAnswer[] {
  const known = strange.get(facts);
  if (known !== undefined) return known;
  const found = findStrange(facts, profile);
  strange.set(facts, found);
  return found;
}

/** Facts are of one profile, so that they alone are the key. */
const strange = new WeakMap<Facts, readonly WrongAnswer[]>();

function findStrange(facts: Facts, profile: Profile): readonly WrongAnswer[] {
  const { theirs, right, ours } = lookupsOf(facts);
  if (ours.length === 0) return [];
  const { source } = profile.addresses;
  const isRight = (address: string): boolean =>
    right.has(address) ||
    kindOfAddress(address) === 'translated' ||
    (source.kind === 'list' && isListed(address, source.addresses));
  return theirs
    .filter((seen) => seen.addresses.length > 0 && !seen.addresses.some(({ address }) => isRight(address)))
    .map((seen) => {
      const addresses = seen.addresses.map(({ address }) => address);
      const kinds = new Set(addresses.map(kindOfAddress));
      const [first] = kinds;
      return { seen, addresses, kind: kinds.size === 1 && first !== undefined ? first : 'public' };
    });
}

const isAstray = (address: string): boolean => ['nowhere', 'inside'].includes(kindOfAddress(address));

/**
 * Addresses that only the customer's side is given and that cannot be the service's: from the machine's own hosts
 * file, not on the public internet, or unknown to public DNS and to a service that has one place or a list of them.
 */
export const astrayAddresses: (facts: Facts) => ReadonlySet<string> = oncePerFacts((facts) => {
  const { theirs, right, ours } = lookupsOf(facts);
  const { host, addresses: promised } = facts.profile;
  // With servers in several places another answer may be right; with one place, or a list, public DNS decides.
  const mayDiffer = ours.length === 0 || (host.severalPlaces && promised.source.kind !== 'list');
  const isForeign = (address: string): boolean =>
    !mayDiffer &&
    kindOfAddress(address) !== 'translated' &&
    !(promised.source.kind === 'list' && isListed(address, promised.source.addresses));
  const given = theirs.flatMap(({ addresses, source }) =>
    addresses.map(({ address }) => ({ address, own: source === 'hosts-file' })),
  );
  return new Set(
    given
      .filter(({ address, own }) => !right.has(address) && (own || isAstray(address) || isForeign(address)))
      .map(({ address }) => address),
  );
});

/** Everything the customer's side saw at these addresses. */
export const seenAt = (facts: Facts, addresses: ReadonlySet<string>): readonly Observation[] =>
  (['tcp-connect', 'greeting', 'tls-handshake', 'login'] as const)
    .flatMap((kind): readonly Observation[] => facts.customers(kind))
    .filter(({ target }) => target?.address != null && addresses.has(target.address));

/** What shows that the customer can look up other names, or reach hosts by theirs. */
export function otherNamesWork(facts: Facts): readonly Observation[] {
  const named = facts
    .customers('outbound-connect')
    .filter(
      ({ failure, target }) => failure === null && target !== null && parseAddress(target.host) === null,
    );
  return [...lookupsOf(facts).otherNames, ...named];
}

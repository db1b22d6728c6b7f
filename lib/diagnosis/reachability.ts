import type { Observation } from '@/lib/observations/observation';
import { type Endpoint, isDown } from './endpoint';
import type { Facts } from './facts';
import { distinct } from './phrases';
import { unitsWith } from './sign';

/** What connecting to the addresses and control ports showed, from one side. */
export interface Reachability {
  readonly up: readonly Endpoint[];
  readonly down: readonly Endpoint[];
  /** Ports with at least one open endpoint, smallest first. */
  readonly openPorts: readonly number[];
  /** Addresses with at least one open endpoint. */
  readonly liveAddresses: ReadonlySet<string>;
  /** Addresses where every tried port is down, although another address answers. */
  readonly deadAddresses: ReadonlySet<string>;
  /** Tried, nothing answered anywhere, and at least one attempt really ended at the other side. */
  readonly nothingAnswers: boolean;
}

const cache = new WeakMap<readonly Endpoint[], Reachability>();

/** Sums up the endpoints of one side; the same list is summed up once. */
export function reachabilityOf(endpoints: readonly Endpoint[]): Reachability {
  const known = cache.get(endpoints);
  if (known) return known;
  const up = endpoints.filter((endpoint) => endpoint.up);
  const down = endpoints.filter(isDown);
  const liveAddresses = new Set(up.map((endpoint) => endpoint.address));
  const dead = new Set(
    down.map((endpoint) => endpoint.address).filter((address) => !liveAddresses.has(address)),
  );
  const sum: Reachability = {
    up,
    down,
    openPorts: distinct(up.map((endpoint) => endpoint.port)),
    liveAddresses,
    deadAddresses: up.length === 0 ? new Set() : dead,
    nothingAnswers: up.length === 0 && down.length > 0,
  };
  cache.set(endpoints, sum);
  return sum;
}

/** Attempts to connect to these endpoints. */
export const connectsOf = (endpoints: readonly Endpoint[]): readonly Observation[] =>
  endpoints.flatMap((endpoint) => endpoint.connects);

/** The abnormal units of these endpoints' connect attempts. */
export const unitsOfConnects = (facts: Facts, endpoints: readonly Endpoint[]): readonly number[] =>
  unitsWith(facts, connectsOf(endpoints));

const words: Partial<Record<NonNullable<Endpoint['failure']>, string>> = {
  timed_out: 'no answer',
  refused: 'refused',
  host_unreachable: 'no way there',
  network_unreachable: 'no way there',
  reset: 'cut off',
  closed: 'closed without a word',
};

/** "no answer", "refused or no answer". */
export function howDown(endpoints: readonly Endpoint[]): string {
  const said = new Set(
    endpoints.map((endpoint) => (endpoint.failure && words[endpoint.failure]) ?? 'no connection'),
  );
  return [...said].sort().join(' or ');
}

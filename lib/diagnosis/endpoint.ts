import type { Failure } from '@/lib/net/failure';
import { isOurSide } from '@/lib/net/failure';
import type { Observation } from '@/lib/observations/observation';
import { webPort } from './abnormal';
import type { Facts } from './facts';

/** One address and control port, as one side saw it. */
export interface Endpoint {
  readonly side: 'portal' | 'customer';
  readonly host: string;
  /** On the customer's side the host name stands in where a program does not tell which address it tried. */
  readonly address: string;
  readonly port: number;
  readonly family: 4 | 6;
  /** At least one connection was accepted. */
  readonly up: boolean;
  /** How the first refused attempt failed; null when it is up, or when only our own side failed. */
  readonly failure: Failure | null;
  /** The attempts to connect to it. */
  readonly connects: readonly Observation[];
}

/** What the customer connects to, as far as it is known from elsewhere. */
export interface Expected {
  readonly host: string | null;
  readonly usedPort: number | null;
  readonly usualPort: number | null;
}

interface Growing {
  side: Endpoint['side'];
  host: string;
  address: string;
  port: number;
  family: 4 | 6;
  up: boolean;
  failure: Failure | null;
  connects: Observation[];
}

/** Our own server for watching the customer's program: it is no address of the service. */
const isElsewhere = (seen: Observation): boolean => seen.vantage.kind === 'canary';
/** What a browser can tell of a port is a hint, which counts only where nobody measured. */
const isHint = (seen: Observation): boolean => seen.vantage.kind === 'browser';

/** Hints last: the order among the others stays as it is. */
function measuredFirst<Seen extends Observation>(rows: readonly Seen[]): readonly Seen[] {
  if (!rows.some((seen) => isHint(seen) || isElsewhere(seen))) return rows;
  const own = rows.filter((seen) => !isElsewhere(seen));
  return [...own.filter((seen) => !isHint(seen)), ...own.filter(isHint)];
}

/**
 * Sorts what one side saw of connecting by address and control port, in one pass.
 * @param rows what that side saw of one kind, in an order that does not depend on the order of arrival
 * @param expected what a program means that does not tell host or port
 */
export function collectEndpoints(
  side: Endpoint['side'],
  rows: Facts['portal'],
  { usedPort, usualPort, host: expected }: Expected,
): readonly Endpoint[] {
  const found = new Map<string, Growing>();
  const isTold = side === 'customer';
  const entryFor = (target: Observation['target']): Growing | null => {
    const host = target?.host || (expected ?? '');
    const address = target?.address ?? (isTold ? host : null);
    const port = target?.port ?? (isTold ? (usedPort ?? usualPort) : null);
    if (address === null || port === null || (port === webPort && usedPort !== webPort)) return null;
    const key = `${address}:${port}`;
    const known = found.get(key);
    if (known !== undefined) return known;
    const family = address.includes(':') ? 6 : 4;
    const entry: Growing = { side, host, address, port, family, up: false, failure: null, connects: [] };
    found.set(key, entry);
    return entry;
  };
  for (const seen of measuredFirst(rows('tcp-connect'))) {
    const entry = entryFor(seen.target);
    if (entry === null) continue;
    if (isHint(seen) && entry.connects.some((other) => !isHint(other))) continue;
    entry.connects.push(seen);
    if (seen.failure === null) entry.up = true;
    else if (!isOurSide(seen.failure)) entry.failure ??= seen.failure;
  }
  for (const seen of measuredFirst(rows('greeting'))) {
    const entry = entryFor(seen.target);
    // Only what can exist on an accepted connection proves that it is open.
    if (entry !== null && (seen.reply !== null || seen.speaks !== 'nothing')) entry.up = true;
  }
  const endpoints = [...found.values()];
  for (const entry of endpoints) if (entry.up) entry.failure = null;
  return endpoints;
}

/** Down for a reason that is not ours. */
export const isDown = (endpoint: Endpoint): boolean => !endpoint.up && endpoint.failure !== null;

/** "address:port" of every endpoint that more than a browser's hint is known of. */
export const measuredEndpoints = (endpoints: readonly Endpoint[]): ReadonlySet<string> =>
  new Set(
    endpoints
      .filter(({ connects }) => connects.some((seen) => !isHint(seen)))
      .map(({ address, port }) => `${address}:${port}`),
  );

import type { Failure } from '@/lib/net/failure';
import { isOurSide } from '@/lib/net/failure';
import type { Observation } from '@/lib/observations/observation';
import { webPort } from './abnormal';
import type { Facts } from './facts';

/** One address and control port, as one side saw it. */
export interface Endpoint {
  readonly side: 'portal' | 'customer';
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

interface Growing {
  side: Endpoint['side'];
  address: string;
  port: number;
  family: 4 | 6;
  up: boolean;
  failure: Failure | null;
  connects: Observation[];
}

/**
 * Sorts what one side saw of connecting by address and control port, in one pass.
 * @param rows what that side saw of one kind, in an order that does not depend on the order of arrival
 */
export function collectEndpoints(
  side: Endpoint['side'],
  rows: Facts['portal'],
  usedPort: number | null,
): readonly Endpoint[] {
  const found = new Map<string, Growing>();
  const entryFor = (target: Observation['target']): Growing | null => {
    if (target === null) return null;
    const { address, port } = target;
    if (address === null || port === null || (port === webPort && usedPort !== webPort)) return null;
    const key = `${address}:${port}`;
    const known = found.get(key);
    if (known !== undefined) return known;
    const family = address.includes(':') ? 6 : 4;
    const entry: Growing = { side, address, port, family, up: false, failure: null, connects: [] };
    found.set(key, entry);
    return entry;
  };
  for (const seen of rows('tcp-connect')) {
    const entry = entryFor(seen.target);
    if (entry === null) continue;
    entry.connects.push(seen);
    if (seen.failure === null) entry.up = true;
    else if (!isOurSide(seen.failure)) entry.failure ??= seen.failure;
  }
  for (const seen of rows('greeting')) {
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

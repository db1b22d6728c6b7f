import type { Failure } from '@/lib/net/failure';
import { isOurSide } from '@/lib/net/failure';
import type { Observation } from '@/lib/observations/observation';
import { isCustomersSide } from '@/lib/observations/vantage';
import { webPort } from './abnormal';

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
  /** Ids of the observations about connecting to it. */
  readonly connects: readonly string[];
}

interface Growing {
  side: Endpoint['side'];
  address: string;
  port: number;
  up: boolean;
  failure: Failure | null;
  connects: string[];
}

/** Only what can exist on an accepted connection to the control port. */
const provesOpen = (seen: Observation): boolean => {
  if (seen.kind === 'tcp-connect') return seen.failure === null;
  if (seen.kind === 'greeting') return seen.reply !== null || seen.speaks !== 'nothing';
  return false;
};

/**
 * Sorts what was seen of connecting by side, address and control port, in one pass.
 * @param observations in an order that does not change the result
 */
export function collectEndpoints(observations: readonly Observation[], usedPort: number | null): readonly Endpoint[] {
  const found = new Map<string, Growing>();
  for (const seen of observations) {
    if (seen.kind !== 'tcp-connect' && seen.kind !== 'greeting') continue;
    const address = seen.target?.address ?? null;
    const port = seen.target?.port ?? null;
    if (address === null || port === null || (port === webPort && usedPort !== webPort)) continue;
    const side = isCustomersSide(seen.vantage) ? 'customer' : 'portal';
    const key = `${side} ${address} ${port}`;
    const entry = found.get(key) ?? { side, address, port, up: false, failure: null, connects: [] };
    found.set(key, entry);
    if (seen.kind === 'tcp-connect') entry.connects.push(seen.id);
    if (provesOpen(seen)) entry.up = true;
    else if (seen.kind === 'tcp-connect' && seen.failure !== null && !isOurSide(seen.failure)) entry.failure ??= seen.failure;
  }
  return [...found.values()].map((entry) => ({
    ...entry,
    family: entry.address.includes(':') ? 6 : 4,
    failure: entry.up ? null : entry.failure,
  }));
}

/** Down for a reason that is not ours. */
export const isDown = (endpoint: Endpoint): boolean => !endpoint.up && endpoint.failure !== null;

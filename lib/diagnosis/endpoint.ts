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
export function collectEndpoints(
  observations: readonly Observation[],
  usedPort: number | null,
): Record<Endpoint['side'], readonly Endpoint[]> {
  const found: Record<Endpoint['side'], Map<string, Map<number, Growing>>> = {
    portal: new Map(),
    customer: new Map(),
  };
  for (const seen of observations) {
    if (seen.kind !== 'tcp-connect' && seen.kind !== 'greeting') continue;
    const address = seen.target?.address ?? null;
    const port = seen.target?.port ?? null;
    if (address === null || port === null || (port === webPort && usedPort !== webPort)) continue;
    const side = isCustomersSide(seen.vantage) ? 'customer' : 'portal';
    const entry = entryFor(found[side], side, address, port);
    if (seen.kind === 'tcp-connect') entry.connects.push(seen);
    if (provesOpen(seen)) entry.up = true;
    else if (seen.kind === 'tcp-connect' && seen.failure !== null && !isOurSide(seen.failure))
      entry.failure ??= seen.failure;
  }
  return { portal: finished(found.portal), customer: finished(found.customer) };
}

function entryFor(
  addresses: Map<string, Map<number, Growing>>,
  side: Endpoint['side'],
  address: string,
  port: number,
): Growing {
  const ports = addresses.get(address) ?? new Map<number, Growing>();
  const family = address.includes(':') ? 6 : 4;
  const entry = ports.get(port) ?? { side, address, port, family, up: false, failure: null, connects: [] };
  addresses.set(address, ports);
  ports.set(port, entry);
  return entry;
}

function finished(addresses: ReadonlyMap<string, ReadonlyMap<number, Growing>>): readonly Endpoint[] {
  const endpoints: Growing[] = [];
  for (const ports of addresses.values())
    for (const entry of ports.values()) {
      if (entry.up) entry.failure = null;
      endpoints.push(entry);
    }
  return endpoints;
}

/** Down for a reason that is not ours. */
export const isDown = (endpoint: Endpoint): boolean => !endpoint.up && endpoint.failure !== null;

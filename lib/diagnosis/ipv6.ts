import type { Endpoint } from './endpoint';
import { reachabilityOf } from './reachability';

/**
 * The IPv6 endpoints of one side when all of them are silent and IPv4 answers there; else none. A refusal is an
 * answer: whoever refuses has been reached.
 */
export function silentIpv6(endpoints: readonly Endpoint[]): readonly Endpoint[] {
  const reach = reachabilityOf(endpoints);
  const down = reach.down.filter((endpoint) => endpoint.family === 6);
  const reached =
    reach.up.some((endpoint) => endpoint.family === 6) ||
    down.some((endpoint) => endpoint.failure === 'refused');
  return reached || !reach.up.some((endpoint) => endpoint.family === 4) ? [] : down;
}

import type { Observation } from '@/lib/observations/observation';
import { webPort } from './abnormal';
import { astrayAddresses, kindOfAddress } from './customer-lookups';
import type { Endpoint } from './endpoint';
import type { Facts } from './facts';
import { silentIpv6 } from './ipv6';
import { oncePerFacts } from './once-per-facts';
import { distinct } from './phrases';
import { type Reachability, reachabilityOf } from './reachability';

/** What the customer can reach of the service, beside what the portal can. A broken IPv6 is left out: it has a cause of its own. */
export interface CustomerReach {
  readonly here: Reachability;
  readonly there: Reachability;
  /** The portal tried at least one endpoint to the end. */
  readonly compared: boolean;
  /** Down at the customer and open to the portal. Where the portal tried nothing: all that are down. */
  readonly kept: readonly Endpoint[];
  /** Ports that are down at the customer wherever they were tried. */
  readonly downPorts: readonly number[];
  /** Ports that were tried from the customer's network. */
  readonly triedPorts: readonly number[];
  /** Connections to the host's own web portal that were accepted there. */
  readonly webPassed: readonly Observation[];
}

/** True when the portal reaches the same place; an address it never tried counts as its port on the others. */
function isOpenToPortal(facts: Facts, here: Reachability): (endpoint: Endpoint) => boolean {
  const open = new Set(here.up.map(({ address, port }) => `${address} ${port}`));
  const tried = new Set(facts.endpoints.portal.map(({ address, port }) => `${address} ${port}`));
  return (endpoint) => {
    const place = `${endpoint.address} ${endpoint.port}`;
    if (tried.has(place)) return open.has(place);
    // A program's log often gives the address alone.
    const isSame =
      endpoint.host === facts.host ||
      (endpoint.host === endpoint.address && kindOfAddress(endpoint.address) === 'public');
    return isSame && here.openPorts.includes(endpoint.port);
  };
}

export const customerReach: (facts: Facts) => CustomerReach = oncePerFacts((facts) => {
  const here = reachabilityOf(facts.endpoints.portal);
  const silent = new Set(silentIpv6(facts.endpoints.customer));
  const there = reachabilityOf(facts.endpoints.customer.filter((endpoint) => !silent.has(endpoint)));
  const compared = here.up.length + here.down.length > 0;
  if (facts.endpoints.customer.length === 0)
    return { here, there, compared, kept: [], downPorts: [], triedPorts: [], webPassed: [] };
  const isOpen = isOpenToPortal(facts, here);
  const astray = astrayAddresses(facts);
  return {
    here,
    there,
    compared,
    kept: compared ? there.down.filter((down) => isOpen(down) && !astray.has(down.address)) : there.down,
    downPorts: distinct(there.down.map(({ port }) => port)).filter((port) => !there.openPorts.includes(port)),
    triedPorts: distinct([...there.up, ...there.down].map(({ port }) => port)),
    webPassed: facts
      .customers('tcp-connect')
      .filter((seen) => seen.target?.port === webPort && seen.failure === null),
  };
});

/** Endpoints that answer the customer, from any of their networks. */
export const answeringCustomers = (facts: Facts): readonly Endpoint[] =>
  [...facts.endpoints.customer, ...facts.endpoints.elsewhere].filter((endpoint) => endpoint.up);

/** True when somebody measured it, and not a program's log or a browser alone. */
export const isMeasured = (endpoints: readonly Endpoint[]): boolean =>
  endpoints.some(({ connects }) => connects.some((seen) => seen.vantage.kind === 'kit'));

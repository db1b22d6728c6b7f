import type { Observation } from '@/lib/observations/observation';
import type { Facts } from './facts';
import { oncePerFacts } from './once-per-facts';
import { failedOnOurSide } from './our-side';

/** How hosts that have nothing to do with the service can be reached from the customer's network. */
export interface Outbound {
  /** Connections that were accepted, by port. */
  readonly passed: ReadonlyMap<number, readonly Observation[]>;
  /** Connections that got no answer, by port. A refusal is left out: it may be the other host's own. */
  readonly stopped: ReadonlyMap<number, readonly Observation[]>;
  /** Connections to the web, which every network with a way out lets through. */
  readonly web: { readonly passed: readonly Observation[]; readonly stopped: readonly Observation[] };
  /** All attempts, when the web and at least one other port were tried and not a single one was accepted. */
  readonly nothing: readonly Observation[];
}

function add(byPort: Map<number, Observation[]>, port: number, seen: Observation): void {
  const row = byPort.get(port);
  if (row) row.push(seen);
  else byPort.set(port, [seen]);
}

/** What the customer's network lets out to others; a connection to our own server for clients counts as one. */
export const outboundOf: (facts: Facts) => Outbound = oncePerFacts((facts) => {
  const passed = new Map<number, Observation[]>();
  const stopped = new Map<number, Observation[]>();
  const web: { passed: Observation[]; stopped: Observation[] } = { passed: [], stopped: [] };
  const tried = facts.customers('outbound-connect').filter((seen) => !failedOnOurSide(seen));
  for (const seen of tried) {
    if (seen.purpose === 'web') web[seen.failure === null ? 'passed' : 'stopped'].push(seen);
    const port = seen.target?.port ?? null;
    if (port === null || seen.failure === 'refused') continue;
    add(seen.failure === null ? passed : stopped, port, seen);
  }
  for (const kind of ['tcp-connect', 'greeting'] as const)
    for (const seen of facts.customers(kind))
      if (seen.vantage.kind === 'canary' && seen.failure === null && seen.target?.port != null)
        add(passed, seen.target.port, seen);
  const nothing =
    web.stopped.length > 0 && tried.length > web.stopped.length && passed.size === 0 ? tried : [];
  return { passed, stopped, web, nothing };
});

/** What was tried on any of these ports of other hosts, with one outcome. */
export const onPorts = (
  byPort: ReadonlyMap<number, readonly Observation[]>,
  ports: readonly number[],
): readonly Observation[] => ports.flatMap((port) => byPort.get(port) ?? []);

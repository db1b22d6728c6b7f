import type { Observation } from '@/lib/observations/observation';
import type { Facts } from './facts';

/** The networks in which the kit was run, when there are at least two: the names that the customer gave them. */
function kitNetworks(connects: readonly Observation[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { vantage } of connects) if (vantage.kind === 'kit') names.add(vantage.network);
  return names.size > 1 ? names : new Set();
}

/**
 * With results from several networks of the customer, those where every connection worked are a control like the
 * portal and are kept apart from the troubled ones.
 *
 * @param customers what the customer's side saw of one kind
 */
export function splitNetworks(customers: Facts['customers']): {
  readonly troubled: Facts['customers'];
  readonly fine: Facts['customers'];
} {
  const connects = customers('tcp-connect');
  const names = kitNetworks(connects);
  const troubled = new Set<string>();
  for (const { vantage, failure } of connects)
    if (vantage.kind === 'kit' && failure !== null) troubled.add(vantage.network);
  const fine = new Set([...names].filter((name) => troubled.size > 0 && !troubled.has(name)));
  const isFine = ({ vantage }: Observation) => vantage.kind === 'kit' && fine.has(vantage.network);
  return {
    troubled: (kind) => (fine.size === 0 ? customers(kind) : customers(kind).filter((seen) => !isFine(seen))),
    fine: (kind) => (fine.size === 0 ? [] : customers(kind).filter(isFine)),
  };
}

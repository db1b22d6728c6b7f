import { parseAddress } from '@/lib/net/address';
import type { Observation } from '@/lib/observations/observation';
import type { Facts } from './facts';
import { oncePerFacts } from './once-per-facts';

/** A host that the customer's program connects to, and where that was seen. */
export interface ClientHost {
  /** In small letters, without a final dot. */
  readonly host: string;
  readonly isAddress: boolean;
  readonly seen: readonly Observation[];
}

const settingNames: ReadonlySet<string> = new Set(['host', 'hostname', 'server']);
const told = new Set(['client-log', 'client-config']);
const plain = (host: string): string => host.trim().toLowerCase().replace(/\.$/, '');
/** Names as they are written in full; log readers and customers put other things in their place. */
const isName = (host: string): boolean => /^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/.test(host);

/** Every host that the customer's program is set up for, or was seen connecting to, in the order of their names. */
export const clientHosts: (facts: Facts) => readonly ClientHost[] = oncePerFacts((facts) => {
  const found = new Map<string, Observation[]>();
  const add = (text: string, seen: Observation) => {
    const host = plain(text);
    const row = found.get(host);
    if (row) row.push(seen);
    else found.set(host, [seen]);
  };
  for (const seen of facts.customers('client-setting'))
    if (settingNames.has(seen.setting.toLowerCase())) add(seen.value, seen);
  for (const kind of ['tcp-connect', 'greeting', 'login', 'name-resolution'] as const)
    for (const seen of facts.customers(kind))
      if (told.has(seen.vantage.kind) && seen.target !== null) add(seen.target.host, seen);
  return [...found]
    .map(([host, seen]) => ({ host, isAddress: parseAddress(host) !== null, seen }))
    .filter(({ host, isAddress }) => isAddress || isName(host))
    .sort((a, b) => (a.host < b.host ? -1 : 1));
});

/** Names that the customer's program connects to and that are not the one under test. */
export const otherHosts = (facts: Facts): readonly ClientHost[] => {
  const expected = plain(facts.host ?? '');
  if (expected === '' || facts.hostIsAddress) return [];
  return clientHosts(facts).filter(({ host, isAddress }) => !isAddress && host !== expected);
};

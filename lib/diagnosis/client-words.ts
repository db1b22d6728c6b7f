import type { ClientSaying } from '@/lib/observations/customer-kinds';
import type { ObservationOf } from '@/lib/observations/observation';
import type { Facts } from './facts';
import { oncePerFacts } from './once-per-facts';

/** What the customer's program said about itself, and how it is set up. */

export type ClientMessage = ObservationOf<'client-message'>;
export type ClientSetting = ObservationOf<'client-setting'>;

const bySaying = oncePerFacts((facts): ReadonlyMap<ClientSaying, readonly ClientMessage[]> => {
  const found = new Map<ClientSaying, ClientMessage[]>();
  for (const seen of facts.customers('client-message')) {
    if (seen.says === null) continue;
    const row = found.get(seen.says);
    if (row) row.push(seen);
    else found.set(seen.says, [seen]);
  }
  return found;
});

/** Messages of the customer's program that mean one of these. */
export const messagesThat = (facts: Facts, ...says: readonly ClientSaying[]): readonly ClientMessage[] =>
  says.flatMap((saying) => bySaying(facts).get(saying) ?? []);

/** True when the customer's program got as far as a login that was accepted: it was told to overlook what it says about the certificate. */
export const loggedIn = oncePerFacts((facts): boolean =>
  facts.customers('login').some((seen) => seen.stage === 'done' && seen.failure === null),
);

/** Names under which programs keep one and the same setting. */
const settingNames = {
  mode: ['mode'],
  parallel: ['parallel', 'maxConnections'],
  dataProtection: ['dataProtection', 'data-protection'],
  newestTls: ['tlsMax', 'newestVersion'],
} as const;

/** A setting of the customer's program; null where nobody has seen it. */
export const settingOf = (
  facts: Pick<Facts, 'customers'>,
  name: keyof typeof settingNames,
): ClientSetting | null => {
  const names: readonly string[] = settingNames[name];
  return facts.customers('client-setting').find((seen) => names.includes(seen.setting)) ?? null;
};

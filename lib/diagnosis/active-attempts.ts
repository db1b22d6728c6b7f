import { parseAddress } from '@/lib/net/address';
import { classifyAddress } from '@/lib/net/address-class';
import type { ObservationOf } from '@/lib/observations/observation';
import { isNegative } from './abnormal';
import type { Facts } from './facts';
import { oncePerFacts } from './once-per-facts';

export type Callback = ObservationOf<'active-callback'>;

/** Kinds of addresses that exist inside one network only. */
const inside: ReadonlySet<string> = new Set([
  'private',
  'shared',
  'loopback',
  'link-local',
  'unique-local',
  'site-local',
]);

/** True when the announced address means nothing outside the network it comes from (RFC 1918, RFC 4193). */
export function announcesPrivate(seen: Callback): boolean {
  const address = parseAddress(seen.announced.address);
  if (address === null) return false;
  const found = classifyAddress(address);
  return !found.public && inside.has(found.kind);
}

/** How active mode went on both sides. */
export interface ActiveAttempts {
  /** The service refused the command, in words or a code of its own (RFC 959 section 5.4). */
  readonly refused: readonly Callback[];
  /** The service took the command, and its connection did not arrive. */
  readonly lost: readonly Callback[];
  readonly worked: readonly Callback[];
}

/** Replies about the connection, which come to the command that uses it and not to PORT or EPRT. */
const aboutConnection: ReadonlySet<number> = new Set([421, 425, 426, 450]);

const sort = (callbacks: readonly Callback[], facts: Facts): ActiveAttempts => {
  const counted = callbacks.filter((seen) => !facts.ourSide.includes(seen));
  const isRefused = (seen: Callback) => isNegative(seen.reply) && !aboutConnection.has(seen.reply?.code ?? 0);
  return {
    refused: counted.filter(isRefused),
    lost: counted.filter((seen) => !isRefused(seen) && (seen.failure !== null || isNegative(seen.reply))),
    worked: counted.filter((seen) => seen.failure === null && !isNegative(seen.reply) && seen.from !== null),
  };
};

export const portalActive = oncePerFacts((facts) => sort(facts.portal('active-callback'), facts));
/** A kit asks for callbacks whatever the program does: where they are not needed, only those that arrive say something. */
export const customersActive = oncePerFacts((facts) => {
  const sorted = sort(facts.customers('active-callback'), facts);
  return {
    refused: sorted.refused.filter(facts.isAbnormal),
    lost: sorted.lost.filter(facts.isAbnormal),
    worked: sorted.worked,
  };
});

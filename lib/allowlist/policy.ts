import type { AddressOrigin } from './address-origin';

/** Which of the ways through a firewall is asked for. */
export const variants = ['standard', 'alternate-port', 'custom-domain'] as const;
export type Variant = (typeof variants)[number];

export interface PolicyPort {
  readonly port: number;
  readonly encryption: 'explicit' | 'implicit';
  readonly role: 'default' | 'alternative';
}

export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/**
 * What has to be allowed, before any firewall's syntax: outgoing TCP from the customer to every address, on the
 * command ports and the data ports. Made by `makePolicy` alone, so that every text in it is already safe to print.
 */
export interface Policy {
  readonly profile: { readonly id: string; readonly name: string };
  readonly title: string;
  readonly generatedFor: string | null;
  readonly variant: Variant;
  /** Passive mode: the customer's side opens every connection. Nothing comes in. */
  readonly direction: 'out';
  readonly addresses: AddressOrigin;
  /** CIDR blocks in canonical text, sorted by number, without overlap; together exactly the set that was listed. */
  readonly ipv4: readonly string[];
  readonly ipv6: readonly string[];
  /** How many entries were listed before they were merged. */
  readonly listed: number;
  readonly controlPorts: readonly PolicyPort[];
  /** Null when nobody knows the service's passive range. */
  readonly dataPorts: PortRange | null;
  /** What other variants of the same request would look like. */
  readonly alternatives: PolicyAlternatives;
  /** SHA-256 in hexadecimal over direction, entries and ports: equal sets have equal hashes. */
  readonly contentHash: string;
}

export interface PolicyAlternatives {
  /** Command port to ask for first, and the one to ask for when that is refused. */
  readonly firstPort: number;
  readonly insteadOfFirst: number | null;
  /** Null when the service has no custom domains. */
  readonly customDomain: { readonly dedicatedAddresses: number; readonly whereToFind: string } | null;
}

/** Command ports and data ports as ranges: sorted, and neighbours left apart so that each keeps its meaning. */
export function portRanges(policy: Policy): readonly PortRange[] {
  const ranges = policy.controlPorts.map(({ port }) => ({ from: port, to: port }));
  return [...ranges, ...(policy.dataPorts ? [policy.dataPorts] : [])].sort((a, b) => a.from - b.from);
}

/** `40000-50000`, or `21` where a range is a single port. */
export const rangeText = ({ from, to }: PortRange): string => (from === to ? `${from}` : `${from}-${to}`);

/** True when the policy names no address at all, because nobody knows them here. */
export const lacksAddresses = (policy: Policy): boolean => policy.ipv4.length + policy.ipv6.length === 0;

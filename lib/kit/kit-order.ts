import type { ObservationOf } from '@/lib/observations/observation';
import type { ControlPort } from '@/lib/provider/profile';

/** What the kit is to look at, in the customer's network. Everything in it is checked again before it enters a script. */
export interface KitOrder {
  /** What the customer connects to: a name in ASCII, or an address (`ParsedTarget.asciiHost`). */
  readonly host: string;
  /** The addresses that the portal was given for it. The kit adds those that the customer's machine is given. */
  readonly addresses: readonly string[];
  /** Control ports, with the encryption that is usual on them. */
  readonly ports: readonly KitPort[];
  /** The service's range of passive ports, of which a few are sampled; null when nobody knows it. */
  readonly passiveRange: { readonly from: number; readonly to: number } | null;
  /** Hosts that have nothing to do with the service. May be empty. */
  readonly controls: readonly KitControl[];
  /** For a retest: these places and nothing else. Null for the whole check. */
  readonly only: readonly KitCell[] | null;
  /** Where results are posted to. HTTPS, or HTTP on this machine's own loopback. */
  readonly reportUrl: string;
  /** A small page that answers with the caller's address and nothing else. */
  readonly addressUrl: string;
  /** base64url, 22 to 128 characters: 16 bytes at least. */
  readonly token: string;
}

export type KitPort = Pick<ControlPort, 'port' | 'encryption'>;

export interface KitControl {
  readonly host: string;
  readonly port: number;
  readonly purpose: ObservationOf<'outbound-connect'>['purpose'];
}

export interface KitCell {
  readonly address: string;
  readonly port: number;
}

/** How much one kit may try, so that it stays an everyday amount of traffic and ends in time. */
export const kitLimits = {
  addresses: 8,
  ports: 6,
  controls: 6,
  cells: 48,
  /** Passive ports that are sampled, first and last of the range among them. */
  samples: 8,
} as const;

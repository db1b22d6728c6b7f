import type { CauseId } from '@/lib/diagnosis/cause-id';
import type { ObservationKind, ObservationOf } from '@/lib/observations/observation';
import type { Limits } from '@/lib/probes/limits';
import type { Act } from './hostile-host';

/** Part of an observation that must have been made. */
type Expected = {
  [K in ObservationKind]: { readonly kind: K } & { readonly [F in keyof ObservationOf<K>]?: unknown };
}[ObservationKind];

/** One hostile server, with what must come of it: written down before it is run. */
export interface HostileCase {
  readonly name: string;
  /** By public port; all others are closed. */
  readonly acts: Readonly<Record<number, Act>>;
  readonly withLogin?: boolean;
  /** Ends with the listing of our own; the everyday client is left out. */
  readonly withoutTransfer?: boolean;
  readonly limits?: Partial<Limits>;
  /** Parts of observations; each must be found in one that was made. */
  readonly seen: readonly Expected[];
  /** The cause of the first finding. */
  readonly verdict: CauseId;
  /** Milliseconds for the whole run. */
  readonly atMostMs: number;
}

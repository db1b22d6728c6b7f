import type { Observation } from '@/lib/observations/observation';
import type { Facts } from './facts';
import { controlHandshakes, customersHandshakes, type Handshake } from './handshakes';
import { oncePerFacts } from './once-per-facts';

/** The certificates that the portal and the customer are shown, compared by fingerprint. */
export interface CertificateSides {
  /** The portal's, with nothing wrong about them. */
  readonly good: readonly Handshake[];
  /** True once the portal has read any certificate of the control connection. */
  readonly read: boolean;
  /** The customer's, equal to a good one of the portal's. */
  readonly same: readonly Handshake[];
  /** The customer's, unlike every one of the portal's. */
  readonly other: readonly Handshake[];
  /** Everything that shows both sides the same. */
  readonly shownSame: readonly Observation[];
}

const print = (seen: Handshake): string | null => seen.tls?.chain[0]?.fingerprint || null;

/** Compares what both sides are shown. Handshakes without a readable certificate are left out. */
export const certificateSides = oncePerFacts((facts): CertificateSides => {
  const shown = controlHandshakes(facts).filter((seen) => seen.tls !== null);
  const good = shown.filter((seen) => !facts.isAbnormal(seen));
  const goodPrints = new Set(good.map(print));
  const allPrints = new Set(shown.map(print));
  const theirs = customersHandshakes(facts).filter((seen) => print(seen) !== null);
  const same = theirs.filter((seen) => goodPrints.has(print(seen)));
  const compared = facts
    .customers('certificate-comparison')
    .filter((seen) => seen.with === 'other-vantage' && seen.same === true);
  return {
    good,
    read: shown.length > 0,
    same,
    other: shown.length === 0 ? [] : theirs.filter((seen) => !allPrints.has(print(seen))),
    shownSame: good.length > 0 ? [...same, ...compared] : same,
  };
});

/** The customer's handshakes, as long as the portal is shown nothing better than they are. */
export const uncontradicted = (facts: Facts): readonly Handshake[] =>
  certificateSides(facts).good.length > 0 ? [] : customersHandshakes(facts);

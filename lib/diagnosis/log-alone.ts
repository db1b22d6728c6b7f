import type { Facts } from './facts';
import { oncePerFacts } from './once-per-facts';

/** A program's log is all there is: the portal has not connected anywhere yet. */
export const logAlone = oncePerFacts(
  (facts: Facts): boolean =>
    facts.vantages.has('client-log') &&
    facts.endpoints.portal.length === 0 &&
    facts.portal('greeting').length === 0,
);

/** Greetings that never came, by the customer's program, as long as nobody else has looked. */
export const greetingsMissed = oncePerFacts((facts: Facts) =>
  logAlone(facts)
    ? facts.customers('greeting').filter((seen) => seen.speaks === 'nothing' && seen.failure !== null)
    : [],
);

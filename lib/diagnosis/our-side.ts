import { type Failure, isOurSide } from '@/lib/net/failure';
import type { Observation } from '@/lib/observations/observation';
import { isCustomersSide } from '@/lib/observations/vantage';

/**
 * A resolver that gives no answer or refuses to. The portal asks its own resolver, never the name server in
 * charge, and a resolver that finds that one silent says so with SERVFAIL (RFC 8499 section 3, RFC 2308
 * section 7): seen by the portal these two are about our resolver.
 */
const ofResolver: ReadonlySet<Failure> = new Set(['resolver_timed_out', 'resolver_refused']);

/** True when an attempt failed for a reason of whoever made it, so that it says nothing about the target. */
export const failedOnOurSide = (seen: Pick<Observation, 'kind' | 'failure' | 'vantage'>): boolean => {
  if (seen.failure === null) return false;
  if (isOurSide(seen.failure)) return true;
  return seen.kind === 'name-resolution' && ofResolver.has(seen.failure) && !isCustomersSide(seen.vantage);
};

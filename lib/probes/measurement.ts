import { visibleText } from '@/lib/ftp/visible-text';
import { heldMs } from '@/lib/net/deadline';
import type { Failed } from '@/lib/net/network';
import type { ObservedTarget } from '@/lib/observations/envelope';
import type { CheckContext, CheckTarget } from './check';

/** The fields that every observation of a check has. */
export interface Measured {
  readonly target: ObservedTarget;
  readonly elapsedMs: number;
  readonly failure: Failed['failure'] | null;
  readonly detail: string | null;
}

const detailLimit = 1024;
/** Part of the time that we may be late before waiting in vain says nothing about the target. */
const ownShare = 0.5;

/**
 * Starts measuring one thing about one target. Time in which this process was late, or kept it waiting for its turn, is
 * not the target's: it is left out, and patience that ended while this process was mostly late is a failure of our own.
 * @returns a function that ends it, with the failure or null
 */
export function startMeasuring(
  target: CheckTarget,
  context: CheckContext,
): (failed: Omit<Failed, 'ok'> | null) => Measured {
  const { clock } = context.deadline;
  const held = () => heldMs(context.deadline);
  const startedAt = clock.now();
  const heldBefore = held();
  const observed: ObservedTarget = context.pinned
    ? { host: context.pinned.host, address: context.pinned.address, port: context.pinned.port }
    : { host: target.host, address: target.address, port: target.port };
  return (failed) => {
    const countedMs = Math.max(0, clock.now() - startedAt - (held() - heldBefore));
    const lateMs = Math.min(countedMs, clock.lateMs?.(startedAt) ?? 0);
    const impatient = failed?.failure === 'timed_out' || failed?.failure === 'resolver_timed_out';
    return {
      target: observed,
      elapsedMs: Math.round(countedMs - lateMs),
      failure: impatient && lateMs > countedMs * ownShare ? 'our_resources' : (failed?.failure ?? null),
      detail: failed?.detail === undefined ? null : visibleText(failed.detail, detailLimit),
    };
  };
}

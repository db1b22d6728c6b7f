import { visibleText } from '@/lib/ftp/visible-text';
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

/**
 * Starts measuring one thing about one target.
 * @returns a function that ends it, with the failure or null
 */
export function startMeasuring(
  target: CheckTarget,
  context: CheckContext,
): (failed: Omit<Failed, 'ok'> | null) => Measured {
  const { clock } = context.deadline;
  const startedAt = clock.now();
  const observed: ObservedTarget = context.pinned
    ? { host: context.pinned.host, address: context.pinned.address, port: context.pinned.port }
    : { host: target.host, address: target.address, port: target.port };
  return (failed) => ({
    target: observed,
    elapsedMs: Math.max(0, Math.round(clock.now() - startedAt)),
    failure: failed?.failure ?? null,
    detail: failed?.detail === undefined ? null : visibleText(failed.detail, detailLimit),
  });
}

import type { Check } from './check';
import { checks } from './registry';

/** When a check is done. One that is no longer known was done in the foreground. */
export const phaseOf = (checkId: string): Check['phase'] =>
  checks.find(({ id }) => id === checkId)?.phase ?? 'foreground';

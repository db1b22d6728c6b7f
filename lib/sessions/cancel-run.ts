import type { OwnerAccess } from './access';
import { askToCancel, type CancelOutcome } from './runs/store';

/**
 * Ends a run early. What it has found stays. `asked`: its worker stops within moments; `cancelled`: nobody had taken
 * it up yet; `finished`: it was over already.
 */
export const cancelRun = (access: OwnerAccess, runId: string): Promise<CancelOutcome> =>
  askToCancel(access.sessionId, runId);

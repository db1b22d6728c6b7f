import type { OwnerAccess } from './access';
import { markReportRevoked } from './store';

/** Ends the link of the report for good, at once. The owner still sees everything. */
export const revokeReport = (access: OwnerAccess): Promise<void> => markReportRevoked(access.sessionId);

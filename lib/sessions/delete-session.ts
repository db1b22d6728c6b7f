import type { OwnerAccess } from './access';
import { removeSession } from './store';

/**
 * Removes a session with everything that was seen in it. Its key and its report link then look like unknown ones; a
 * run under way finds its rows gone and stops; the audit of outbound connections keeps no name or address of it.
 */
export const deleteSession = (access: OwnerAccess): Promise<void> => removeSession(access.sessionId);

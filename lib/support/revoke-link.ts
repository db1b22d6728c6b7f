import type { Agent } from './agent';
import { markLinkRevoked } from './store';

/** Ends a link at once; sessions started from it stay. @returns false when there was nothing to end. */
export const revokeLink = async (_agent: Agent, id: string): Promise<boolean> =>
  /^[0-9a-f-]{36}$/.test(id) && markLinkRevoked(id, new Date());

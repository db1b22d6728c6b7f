import type { Agent } from './agent';
import type { AgentLinkView } from './link-view';
import { recentLinks } from './store';

/** The links of the last months, newest first, at most 200. */
export const listLinks = (_agent: Agent): Promise<AgentLinkView[]> => recentLinks(200);

import { z } from 'zod';
import { causeIds } from '@/lib/diagnosis/cause-id';
import { owners } from '@/lib/diagnosis/finding';
import type { Agent } from './agent';
import type { SessionListView } from './session-row';
import { findSessions } from './store';

/** Filters as they stand in the address bar; anything unusable counts as not given. */
export const sessionFilterSchema = z.object({
  text: z
    .string()
    .trim()
    .max(200)
    .regex(/^[^\0\p{Cs}]*$/u)
    .catch('')
    .default(''),
  cause: z
    .enum([...causeIds, 'none'])
    .optional()
    .catch(undefined),
  owner: z.enum(owners).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
});
export type SessionFilter = z.infer<typeof sessionFilterSchema>;

const PAGE_SIZE = 50;

/** Sessions, newest first, fifty a page. `text` looks in host, code, link note and answers; cause `none` means no verdict yet. */
export const listSessions = (_agent: Agent, filter: SessionFilter): Promise<SessionListView> =>
  findSessions(filter, PAGE_SIZE);

import { findProfile } from '@/lib/server/provider/profiles';
import type { SessionAccess } from './access';
import { listRuns } from './runs/store';
import type { SessionView } from './views';

/** A session as pages show it, its runs newest first. */
export async function viewSession({ session }: SessionAccess): Promise<SessionView> {
  const runs = await listRuns(session.id);
  return {
    id: session.id,
    code: session.code,
    profile: { id: session.profile, name: findProfile(session.profile)?.name ?? session.profile },
    answers: session.answers,
    createdAt: session.createdAt.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
    note: session.note,
    preparedBy: session.preparedBy,
    runs: runs.map(({ id, number, state, createdAt }) => ({
      id,
      number,
      state,
      createdAt: createdAt.toISOString(),
    })),
  };
}

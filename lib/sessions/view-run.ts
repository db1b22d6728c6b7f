import type { SessionAccess } from './access';
import { findRun, lastSeq, listRuns, observationsOfRun } from './runs/store';
import { stepView } from './step-view';
import type { RunState, RunView } from './views';

/**
 * One run with every step as it stands.
 *
 * @param runId null: the newest
 * @returns null when there is no such run in this session
 */
export async function viewRun({ sessionId }: SessionAccess, runId: string | null): Promise<RunView | null> {
  // The position comes first: whatever happens while the rest is read is told again and changes nothing.
  const seq = await lastSeq(sessionId);
  const id = runId ?? (await listRuns(sessionId))[0]?.id;
  const run = id === undefined ? null : await findRun(sessionId, id);
  if (!run) return null;
  const seen = await observationsOfRun(run.id);
  return {
    id: run.id,
    number: run.number,
    state: run.state as RunState,
    network: run.network,
    createdAt: run.createdAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    readableAt: run.readableAt?.toISOString() ?? null,
    finishedAt: run.finishedAt?.toISOString() ?? null,
    steps: run.steps.map((step) => stepView(step, seen.get(step.key) ?? [])),
    lastSeq: String(seq),
  };
}

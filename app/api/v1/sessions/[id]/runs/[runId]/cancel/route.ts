import { apiError, apiJson } from '@/lib/server/http/api-error';
import { apiChange } from '@/lib/server/http/api-route';
import { notOpened, ownerOf } from '@/lib/server/http/request-access';
import { cancelRun } from '@/lib/sessions/cancel-run';

export const dynamic = 'force-dynamic';

/** Ends a run early: 202 `{state}`. What it has found stays. */
export const POST = apiChange<{ id: string; runId: string }>(async (request, { id, runId }) => {
  const access = await ownerOf(request, id);
  if (!access) return notOpened(request, id);
  const outcome = await cancelRun(access, runId);
  if (outcome === 'unknown') return apiError(404, 'unknown-run', 'This session has no such run.');
  if (outcome === 'finished') return apiError(409, 'finished', 'This run is over already.');
  return apiJson({ state: outcome === 'asked' ? 'stopping' : 'cancelled' }, 202);
});

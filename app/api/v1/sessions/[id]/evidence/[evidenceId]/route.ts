import { apiError, privateHeaders } from '@/lib/server/http/api-error';
import { apiChange } from '@/lib/server/http/api-route';
import { notOpened, ownerOf } from '@/lib/server/http/request-access';
import { removeEvidence } from '@/lib/sessions/evidence/remove-evidence';

export const dynamic = 'force-dynamic';

/** Takes a piece of evidence away again: 204. */
export const DELETE = apiChange<{ id: string; evidenceId: string }>(async (request, { id, evidenceId }) => {
  const access = await ownerOf(request, id);
  if (!access) return notOpened(request, id);
  if (await removeEvidence(access, evidenceId))
    return new Response(null, { status: 204, headers: privateHeaders });
  return apiError(404, 'unknown-evidence', 'There is no such piece of evidence in this session.');
});

import type { KitKind } from '@/lib/kit/render-kit';
import { apiError } from '@/lib/server/http/api-error';
import { apiRead } from '@/lib/server/http/api-route';
import { notOpened, ownerOf } from '@/lib/server/http/request-access';
import { keyFromRequest } from '@/lib/server/http/session-cookie';
import { kitProblemSentence } from '@/lib/sessions/evidence/kit-problem-sentence';
import { openKit, renderScript } from '@/lib/sessions/evidence/open-kit';
import { scriptResponse } from './script-response';

/** The call that gives the owner of a session the script of one language. */
export const kitOfSession = (kind: KitKind) =>
  apiRead<{ id: string }>(async (request, { id }) => {
    const access = await ownerOf(request, id);
    const key = keyFromRequest(request.headers, id);
    if (!access || key === null) return notOpened(request, id);
    const kit = await openKit(access, key);
    if (!kit.ok) return apiError(409, kit.reason, kitProblemSentence(kit.reason));
    return scriptResponse(kind, await renderScript(kind, kit.value));
  });

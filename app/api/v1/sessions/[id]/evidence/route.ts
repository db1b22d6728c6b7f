import { apiError, apiJson } from '@/lib/server/http/api-error';
import { apiChange } from '@/lib/server/http/api-route';
import { readJson } from '@/lib/server/http/json-body';
import { notOpened, ownerOf } from '@/lib/server/http/request-access';
import { saveAnswers } from '@/lib/sessions/save-answers';
import { evidenceSchema } from '@/lib/sessions/schemas';

export const dynamic = 'force-dynamic';

/** Adds evidence; returns what was understood and what was masked. */
export const POST = apiChange<{ id: string }>(async (request, { id }) => {
  const access = await ownerOf(request, id);
  if (!access) return notOpened(request, id);
  const body = await readJson(request, evidenceSchema);
  if (!body.ok) return body.reason;
  const saved = await saveAnswers(access, body.value.answers);
  if (!saved.ok) return apiError(400, saved.reason.reason, saved.reason.sentence);
  const { answers: understood, notes, masked } = saved.value;
  return apiJson({ understood, notes, masked });
});

import { apiError, apiJson } from '@/lib/server/http/api-error';
import { apiChange, apiRead } from '@/lib/server/http/api-route';
import { readJson } from '@/lib/server/http/json-body';
import { clientAddress, notOpened, ownerOf, readerOf } from '@/lib/server/http/request-access';
import type { OwnerAccess } from '@/lib/sessions/access';
import { addKitResults } from '@/lib/sessions/evidence/add-kit-results';
import { addLog } from '@/lib/sessions/evidence/add-log';
import { listEvidence } from '@/lib/sessions/evidence/list-evidence';
import { saveAnswers } from '@/lib/sessions/save-answers';
import { evidenceSchema, type SaveAnswersInput } from '@/lib/sessions/schemas';
import { addedResponse } from '../../../kit/added-response';

export const dynamic = 'force-dynamic';

/** Bytes of the JSON around the largest log. */
const BODY_LIMIT = 6 * 1024 * 1024;

/** Adds evidence; returns what was understood and what was masked. */
export const POST = apiChange<{ id: string }>(async (request, { id }) => {
  const access = await ownerOf(request, id);
  if (!access) return notOpened(request, id);
  const body = await readJson(request, evidenceSchema, BODY_LIMIT);
  if (!body.ok) return body.reason;
  const given = body.value;
  const address = clientAddress(request);
  if (given.kind === 'client-log') return addedResponse(await addLog(access, given, address));
  if (given.kind === 'kit') return addedResponse(await addKitResults(access, given.text, address));
  return addAnswers(access, given.answers);
});

async function addAnswers(access: OwnerAccess, answers: SaveAnswersInput): Promise<Response> {
  const saved = await saveAnswers(access, answers);
  if (!saved.ok) return apiError(400, saved.reason.reason, saved.reason.sentence);
  const { answers: understood, notes, masked } = saved.value;
  return apiJson({ understood, notes, masked });
}

/** What was brought in, oldest first, with its masked text as long as it is kept. */
export const GET = apiRead<{ id: string }>(async (request, { id }) => {
  const access = await readerOf(request, id);
  if (!access) return notOpened(request, id);
  return apiJson({ evidence: await listEvidence(access) });
});

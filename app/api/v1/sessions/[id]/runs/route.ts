import { apiError, apiJson } from '@/lib/server/http/api-error';
import { apiChange } from '@/lib/server/http/api-route';
import { readJson } from '@/lib/server/http/json-body';
import { clientAddress, notOpened, ownerOf } from '@/lib/server/http/request-access';
import { startRunSchema } from '@/lib/sessions/schemas';
import { startRefusalSentence } from '@/lib/sessions/start-refusal-sentence';
import { startRun } from '@/lib/sessions/start-run';

export const dynamic = 'force-dynamic';

const statusOf = {
  'no-target': 409,
  'unknown-check': 400,
  'inbound-port': 400,
  'inbound-address': 403,
  'no-worker': 503,
  gone: 404,
} as const;

/** Starts a run from the portal: 202 `{runId, number}`. A password goes to the worker and is kept nowhere. */
export const POST = apiChange<{ id: string }>(async (request, { id }) => {
  const access = await ownerOf(request, id);
  if (!access) return notOpened(request, id);
  const body = await readJson(request, startRunSchema);
  if (!body.ok) return body.reason;
  const started = await startRun(access, body.value, clientAddress(request));
  if (started.ok) return apiJson(started.value, 202);
  const { reason } = started;
  const status = reason.code in statusOf ? statusOf[reason.code as keyof typeof statusOf] : 429;
  const wait = 'seconds' in reason ? { retryAfter: reason.seconds } : {};
  return apiError(status, reason.code, startRefusalSentence(reason), wait);
});

import type { Result } from '@/lib/result';
import { apiError, apiJson } from '@/lib/server/http/api-error';
import {
  type AddedEvidence,
  type AddRefusal,
  addRefusalSentence,
} from '@/lib/sessions/evidence/evidence-refusal';

const statusOf: Readonly<Record<AddRefusal['code'], number>> = {
  empty: 400,
  'too-long': 413,
  'nothing-found': 422,
  'not-understood': 422,
  incomplete: 422,
  'other-host': 422,
  'out-of-time': 422,
  busy: 503,
  'used-up': 429,
  'too-many-pieces': 409,
  'source-limit': 429,
  gone: 404,
};

/** What the API answers to a piece of evidence: 201, or why it was not taken. */
export function addedResponse(added: Result<AddedEvidence, AddRefusal>): Response {
  if (added.ok) return apiJson(added.value, 201);
  const { reason } = added;
  const wait = 'seconds' in reason ? { retryAfter: reason.seconds } : {};
  return apiError(statusOf[reason.code], reason.code, addRefusalSentence(reason), wait);
}

import { apiError, apiJson } from '@/lib/server/http/api-error';
import { apiChange } from '@/lib/server/http/api-route';
import { readJson } from '@/lib/server/http/json-body';
import { clientAddress } from '@/lib/server/http/request-access';
import { publicBase } from '@/lib/server/login/public-base';
import { type CreateRefusal, createSession } from '@/lib/sessions/create-session';
import { createSessionSchema } from '@/lib/sessions/schemas';
import { reportTokenOf } from '@/lib/sessions/session-key';
import { waitWords } from '@/lib/sessions/wait-words';

export const dynamic = 'force-dynamic';

/** Creates a session: `{id, key, code, url, expiresAt, notes}`; the key is the session's bearer token, `url` its report for whoever may only read. */
export const POST = apiChange(async (request) => {
  const body = await readJson(request, createSessionSchema);
  if (!body.ok) return body.reason;
  const created = await createSession(body.value, clientAddress(request));
  if (!created.ok) return refused(created.reason);
  return apiJson({ ...created.value, url: `${publicBase()}/r/${reportTokenOf(created.value.key)}` }, 201);
});

function refused(reason: CreateRefusal): Response {
  switch (reason.code) {
    case 'bad-target':
      return apiError(400, reason.reason, reason.sentence);
    case 'unknown-profile':
      return apiError(400, 'unknown-profile', 'There is no such profile; GET /api/v1/profiles lists them.');
    case 'unknown-link':
      return apiError(
        404,
        'unknown-link',
        'This link is not valid, or no longer. Ask whoever sent it for a new one.',
      );
    case 'too-many-sessions': {
      const sentence = `Too many checks were started from your network. Try again in ${waitWords(reason.seconds)}.`;
      return apiError(429, reason.code, sentence, { retryAfter: reason.seconds });
    }
  }
}

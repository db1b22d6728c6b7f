import { apiError } from '@/lib/server/http/api-error';
import { apiChange } from '@/lib/server/http/api-route';
import { bodyBytes } from '@/lib/server/http/body-bytes';
import { clientAddress } from '@/lib/server/http/request-access';
import { postKitResults } from '@/lib/sessions/evidence/add-kit-results';
import { evidenceLimits } from '@/lib/sessions/evidence/evidence';
import { openWithKitToken } from '@/lib/sessions/evidence/open-kit';
import { addedResponse } from '../added-response';

export const dynamic = 'force-dynamic';

/** The results of the script in a customer's network, as plain text, with the script's token. It can only be written. */
export const POST = apiChange(async (request) => {
  const token = /^Bearer ([A-Za-z0-9_-]{1,200})$/.exec(request.headers.get('authorization') ?? '')?.[1];
  const access = token === undefined ? null : await openWithKitToken(token);
  if (!access) {
    const sentence =
      'This script may not hand in results, or no longer. Open the page "Test from your network" again for a new one.';
    return apiError(401, 'unknown-token', sentence);
  }
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'text/plain')
    return apiError(415, 'not-text', 'Send the results with the header Content-Type: text/plain.');
  const bytes = await bodyBytes(request, evidenceLimits.kit);
  if (!bytes.ok) return bytes.reason;
  const added = await postKitResults(access, new TextDecoder().decode(bytes.value), clientAddress(request));
  if (!added.ok) return addedResponse(added);
  // The token is write-only: it learns that the results came, and nothing of the session.
  const { id, masked, observations, notes } = added.value;
  return Response.json(
    { id, masked, observations, notes },
    { status: 201, headers: { 'Cache-Control': 'no-store' } },
  );
});

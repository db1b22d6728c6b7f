import { type OwnerAccess, openAsSupport, openWithKey, type SessionAccess } from '@/lib/sessions/access';
import { currentAgent } from '@/lib/support/current-agent';
import { apiError } from './api-error';
import { keyFromRequest } from './session-cookie';

/** The access of whoever shows the session's key, or null. */
export async function ownerOf(request: Request, sessionId: string): Promise<OwnerAccess | null> {
  const key = keyFromRequest(request.headers, sessionId);
  return key === null ? null : openWithKey(sessionId, key);
}

/** The access of the owner, or else of a signed-in support agent, which is recorded. */
export async function readerOf(request: Request, sessionId: string): Promise<SessionAccess | null> {
  const owner = await ownerOf(request, sessionId);
  if (owner || request.headers.has('authorization')) return owner;
  const agent = await currentAgent(request.headers);
  return agent && openAsSupport(agent, sessionId);
}

/** The same for unknown, expired and deleted sessions and for a wrong key; 401 only when nothing was shown at all. */
export function notOpened(request: Request, sessionId: string): Response {
  if (keyFromRequest(request.headers, sessionId) === null) {
    const sentence = 'Show the key of this session as a bearer token, or sign in as support.';
    return apiError(401, 'no-key', sentence);
  }
  return apiError(
    404,
    'unknown-session',
    'There is no such session, or it can no longer be opened with this key.',
  );
}

/** The address a request comes from, as the web process put it there itself. */
export const clientAddress = (request: Request): string =>
  request.headers.get('x-forwarded-for') ?? 'unknown';

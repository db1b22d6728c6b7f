import type { Agent } from '@/lib/support/agent';
import { hashOfKey, keyHasHash, looksLikeKey } from './session-key';
import { findSession, findSessionByReport, insertRead, type StoredSession } from './store';

declare const granted: unique symbol;

/** Proof that somebody may read a session. Only the gates of this file make one. */
export interface SessionAccess {
  readonly sessionId: string;
  readonly as: 'owner' | 'reader' | 'support';
  readonly session: StoredSession;
  readonly [granted]: true;
}

/** Proof that somebody may also change it: the customer whose session it is. */
export interface OwnerAccess extends SessionAccess {
  readonly as: 'owner';
}

const grant = <A extends SessionAccess['as']>(as: A, session: StoredSession) =>
  ({ sessionId: session.id, as, session }) as unknown as SessionAccess & { readonly as: A };

const looksLikeId = (id: string) => /^[0-9a-f-]{36}$/.test(id);

/** The gate of the customer. Null for an unknown or expired session and for a wrong key alike. */
export async function openWithKey(id: string, key: string): Promise<OwnerAccess | null> {
  if (!looksLikeId(id) || !looksLikeKey(key)) return null;
  const session = await findSession(id);
  return session && keyHasHash(key, session.keyHash) ? grant('owner', session) : null;
}

/** The gate of whoever was given the link of the report: read only. Null when unknown, expired, revoked or deleted. */
export async function openWithReportToken(token: string): Promise<SessionAccess | null> {
  if (!looksLikeKey(token)) return null;
  const session = await findSessionByReport(hashOfKey(token));
  return session && grant('reader', session);
}

/** The gate of the support console: read only, and every passage is recorded. */
export async function openAsSupport(agent: Agent, id: string): Promise<SessionAccess | null> {
  if (!looksLikeId(id)) return null;
  const session = await findSession(id);
  if (!session) return null;
  await insertRead(session.id, agent.id);
  return grant('support', session);
}

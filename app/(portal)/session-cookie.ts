import { cookies } from 'next/headers';
import { sessionCookieName, sessionCookieOptions } from '@/lib/server/http/session-cookie';
import type { CreatedSession } from '@/lib/sessions/create-session';

/** Keeps the key of a check in this browser: one cookie per check, readable by the server alone. */
export async function keepKey({ id, key, expiresAt }: CreatedSession): Promise<void> {
  const jar = await cookies();
  jar.set(sessionCookieName(id), key, sessionCookieOptions(expiresAt));
}

/** The key of a check that this browser holds, or null. */
export async function keptKey(id: string): Promise<string | null> {
  const jar = await cookies();
  return jar.get(sessionCookieName(id))?.value ?? null;
}

import { publicBase } from '@/lib/server/login/public-base';

/** Name of the cookie that holds the key of one session. */
export const sessionCookieName = (sessionId: string): string => `portside-${sessionId}`;

/** How the cookie is set: for this site alone, unreadable for scripts, as long as the session lives. */
export const sessionCookieOptions = (expiresAt: string) =>
  ({
    httpOnly: true,
    sameSite: 'lax',
    secure: publicBase().startsWith('https:'),
    path: '/',
    expires: new Date(expiresAt),
  }) as const;

/** The key a request shows for a session: the bearer token if there is one, else the session's cookie. */
export function keyFromRequest(headers: Headers, sessionId: string): string | null {
  const authorization = headers.get('authorization');
  if (authorization !== null) return /^Bearer ([A-Za-z0-9_-]{1,200})$/.exec(authorization)?.[1] ?? '';
  const start = `${sessionCookieName(sessionId)}=`;
  const cookies = (headers.get('cookie') ?? '').split(/;\s*/);
  return cookies.find((cookie) => cookie.startsWith(start))?.slice(start.length) ?? null;
}

import 'server-only';
import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { nextCookies } from 'better-auth/next-js';
import { admin } from 'better-auth/plugins';
import { prisma } from '@/lib/server/database/client';
import { publicBase } from '@/lib/server/login/public-base';
import { requireSecret } from '@/lib/server/settings';

/** Twelve hours: after that a login ends however busy it is. */
export const LOGIN_MAX_SECONDS = 12 * 60 * 60;

function make() {
  const base = publicBase();
  const secure = base.startsWith('https:');
  return betterAuth({
    baseURL: base,
    secret: requireSecret(),
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: prismaAdapter(prisma, { provider: 'postgresql' }),
    // Only functions of this object are called; it is not mounted as a route, so nothing of it faces the network.
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 200,
      password: {
        hash: (password) => hash(password),
        verify: ({ hash: stored, password }) => verify(stored, password),
      },
    },
    session: { modelName: 'login', expiresIn: LOGIN_MAX_SECONDS, disableSessionRefresh: true },
    rateLimit: { enabled: false }, // signing in counts for itself, by address and by account
    advanced: {
      cookies: {
        session_token: {
          name: secure ? '__Host-portside-login' : 'portside-login',
          attributes: { httpOnly: true, sameSite: 'lax', path: '/', secure },
        },
      },
      useSecureCookies: false, // the name above carries the stricter prefix already
    },
    plugins: [admin(), nextCookies()],
  });
}

let made: ReturnType<typeof make> | undefined;

/** The sign-in library, set up once per process on first use. */
export function auth(): ReturnType<typeof make> {
  made ??= make();
  return made;
}

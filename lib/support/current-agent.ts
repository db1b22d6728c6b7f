import { auth, LOGIN_MAX_SECONDS } from '@/lib/server/login/auth';
import type { Agent } from './agent';
import { touchLogin } from './store';

const IDLE_MS = 30 * 60 * 1000;
const roles: ReadonlyMap<string, Agent['role']> = new Map([
  ['support', 'support'],
  ['admin', 'administrator'],
]);

/**
 * Who is signed in on this request, or null. A login ends after 30 idle minutes, after 12 hours, at sign-out, and as
 * soon as the person's role is taken away.
 *
 * @param headers the request's headers; only the cookie is read
 */
export async function currentAgent(headers: Headers): Promise<Agent | null> {
  const found = await auth().api.getSession({ headers });
  if (!found) return null;
  const role = roles.get(found.user.role ?? '');
  const now = Date.now();
  const tooOld = now - found.session.createdAt.getTime() > LOGIN_MAX_SECONDS * 1000;
  if (!role || found.user.banned || tooOld) return null;
  if (!(await touchLogin(found.session.id, new Date(now - IDLE_MS), new Date(now)))) return null;
  return { id: found.user.id, name: found.user.name, email: found.user.email, role } as Agent;
}

import { publicBase } from '@/lib/server/login/public-base';
import { openWithKey } from '@/lib/sessions/access';
import { createSession } from '@/lib/sessions/create-session';

let address = 0;

/** A session of a source of its own, with its access. */
export async function openedSession(target = 'ftp.example.com') {
  const source = `198.51.100.${++address}`;
  const created = await createSession({ target }, source);
  if (!created.ok) throw new Error(created.reason.code);
  const { id, key } = created.value;
  const access = await openWithKey(id, key);
  if (!access) throw new Error('The session does not open.');
  return { id, key, source, access };
}

export const params = <P>(value: P) => ({ params: Promise.resolve(value) });

/** A request of a program, with a key or token. */
export const asked = (
  token: string,
  body: string | null = null,
  { type = 'application/json', method = body === null ? 'GET' : 'POST', source = '198.51.100.250' } = {},
) =>
  new Request(`${publicBase()}/api/v1/any`, {
    method,
    headers: { 'Content-Type': type, Authorization: `Bearer ${token}`, 'x-forwarded-for': source },
    body,
  });

/** A log that ends with a refused login. */
export const refusedLogin = (password = 'hunter22') =>
  [
    'Status: Resolving address of ftp.example.com',
    'Status: Connecting to 192.0.2.10:21...',
    'Status: Connection established, waiting for welcome message...',
    'Response: 220 Service ready',
    'Command: AUTH TLS',
    'Response: 234 Proceed',
    'Status: TLS connection established.',
    'Command: USER uma',
    'Response: 331 Password required for uma.',
    `Command: PASS ${password}`,
    'Response: 530 Login incorrect.',
    'Error: Critical error: Could not connect to server',
  ].join('\n');

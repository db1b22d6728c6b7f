import { auth } from '@/lib/server/login/auth';

/** Ends the login of this request at once, in the database as well as in the browser. */
export async function signOut(headers: Headers): Promise<void> {
  await auth()
    .api.signOut({ headers })
    .catch(() => undefined); // not signed in: nothing to end
}

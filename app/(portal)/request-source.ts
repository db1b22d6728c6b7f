import { headers } from 'next/headers';
import { isSameOrigin } from '@/lib/server/http/same-origin';

/**
 * Where a form comes from. Throws when it was not sent by a page of ours.
 *
 * @returns the client's address, as the web process has set it itself
 */
export async function requestSource(): Promise<string> {
  const given = await headers();
  if (!isSameOrigin(given)) throw new Error('A form was sent from a page of another origin.');
  return given.get('x-forwarded-for') ?? '';
}

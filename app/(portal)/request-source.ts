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
  return addressIn(given);
}

/** Where the person who reads a page comes from, to tell them. What changes something asks `requestSource`. */
export const visitorAddress = async (): Promise<string> => addressIn(await headers());

/** The web process has put the client's address here itself, and nothing that the client claimed. */
const addressIn = (given: Pick<Headers, 'get'>): string => given.get('x-forwarded-for') ?? '';

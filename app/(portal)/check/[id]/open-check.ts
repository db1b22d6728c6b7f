import { notFound } from 'next/navigation';
import { cache } from 'react';
import { type OwnerAccess, openWithKey } from '@/lib/sessions/access';
import { keptKey } from '../../session-cookie';

/**
 * The gate of every page and form of a check: the browser that holds its key. Without the key, with a wrong one, and
 * for an unknown or expired check the answer is the same page.
 */
export const openCheck = cache(async (id: string): Promise<OwnerAccess> => {
  const key = await keptKey(id);
  const access = key === null ? null : await openWithKey(id, key);
  return access ?? notFound();
});

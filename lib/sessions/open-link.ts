import { findProfile } from '@/lib/server/provider/profiles';
import { hashOfKey, looksLikeKey } from './session-key';
import { findLink } from './store';
import type { LinkView } from './views';

/**
 * What a troubleshooting link shows before anything is started. Reading changes nothing, because programs that
 * preview links read them too. Null when unknown, expired or revoked.
 */
export async function openLink(token: string): Promise<LinkView | null> {
  if (!looksLikeKey(token)) return null;
  const link = await findLink(hashOfKey(token));
  if (!link) return null;
  const { profile: id, answers, note, preparedBy } = link;
  return { profile: { id, name: findProfile(id)?.name ?? id }, answers, note, preparedBy };
}

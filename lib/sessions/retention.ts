import { log } from '@/lib/server/log';
import { evidenceLimits } from './evidence/evidence';
import { removeExpiredTokens } from './evidence/kit-token-store';
import { forgetTexts } from './evidence/store';
import { DAY_MS } from './limits/limits';
import { removeExpired } from './store';

const AUDIT_DAYS = 365;

/**
 * Removes sessions past their thirty days, texts past their seven, tokens and marks that no longer count, and audit
 * rows older than a year.
 */
export async function retention(now = new Date()): Promise<number> {
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
  await forgetTexts(ago(evidenceLimits.textDays));
  await removeExpiredTokens(now);
  const sessions = await removeExpired(now, ago(1), ago(AUDIT_DAYS));
  if (sessions > 0) log.info('sessions_expired', { sessions });
  return sessions;
}

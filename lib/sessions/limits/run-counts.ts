import { DAY_MS, HOUR_MS, type Limits, SESSION_DAYS } from './limits';
import type { Counted } from './store';

export interface CountedRun {
  readonly sessionId: string;
  readonly host: string;
  readonly source: string;
  /** The user name of a run with a login; null without. */
  readonly user: string | null;
}

/** What one more run counts against, and the reason to give when a limit is reached. */
export type RunCount = Counted & { readonly code: 'source-limit' | 'target-limit' | 'login-limit' };

/** Every count of a run. Logins have counts of their own, so that nobody guesses passwords through us. */
export function runCounts(
  { sessionId, host, source, user }: CountedRun,
  limits: Limits,
): readonly RunCount[] {
  const counts: RunCount[] = [
    { code: 'source-limit', key: `runs of ${source}`, limit: limits.runsPerDay, windowMs: DAY_MS },
    { code: 'target-limit', key: `runs to ${host}`, limit: limits.targetRunsPerHour, windowMs: HOUR_MS },
  ];
  if (user === null) return counts;
  const login = (key: string, limit: number, windowMs: number): RunCount => ({
    code: 'login-limit',
    key,
    limit,
    windowMs,
  });
  return [
    ...counts,
    login(`logins in ${sessionId}`, limits.loginsPerSession, SESSION_DAYS * DAY_MS),
    login(`logins of ${user} to ${host}`, limits.userLoginsPerHour, HOUR_MS),
    login(`logins to ${host}`, limits.targetLoginsPerHour, HOUR_MS),
  ];
}

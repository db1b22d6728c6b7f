import type { ProbeRequest } from '@/lib/probes/check';
import { DAY_MS, HOUR_MS, type Limits, SESSION_DAYS } from './limits';
import type { Counted } from './store';

export interface CountedRun {
  readonly sessionId: string;
  readonly host: string;
  readonly source: string;
  /** The user name of a run with a login; null without. */
  readonly user: string | null;
  /** What the run tests; left out: the host. */
  readonly request?: Pick<ProbeRequest, 'inbound'>;
}

/** What one more run counts against, and the reason to give when a limit is reached. */
export type RunCount = Counted & {
  readonly code: 'source-limit' | 'target-limit' | 'login-limit' | 'inbound-limit';
};

/** Calls to one network in an hour, wherever this portal stands: they leave the machine also in the try-out. */
const INBOUND_PER_HOUR = 6;

/** Every count of a run. Logins have counts of their own, so that nobody guesses passwords through us. */
export function runCounts(
  { sessionId, host, source, user, request }: CountedRun,
  limits: Limits,
): readonly RunCount[] {
  const ofSource: RunCount = {
    code: 'source-limit',
    key: `runs of ${source}`,
    limit: limits.runsPerDay,
    windowMs: DAY_MS,
  };
  // Nothing is sent to the host then.
  if (request?.inbound)
    return [
      ofSource,
      { code: 'inbound-limit', key: `calls to ${source}`, limit: INBOUND_PER_HOUR, windowMs: HOUR_MS },
    ];
  const counts: RunCount[] = [
    ofSource,
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

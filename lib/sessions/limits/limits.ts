/** How much one source may start, how much one session, and how much may aim at one target. */
export interface Limits {
  readonly sessionsPerHour: number;
  readonly runsPerDay: number;
  /** Unfinished runs of one source. */
  readonly runsAtOnce: number;
  /** Unfinished runs of one session. */
  readonly sessionRunsAtOnce: number;
  /** Unfinished runs against one host, by anybody. */
  readonly targetRunsAtOnce: number;
  /** Runs against one host by anybody. */
  readonly targetRunsPerHour: number;
  /** Runs with a login in one session. */
  readonly loginsPerSession: number;
  /** Logins of one user name to one host, by anybody. */
  readonly userLoginsPerHour: number;
  /** Logins to one host, by anybody. */
  readonly targetLoginsPerHour: number;
}

/** A portal on the internet: no scanner, and nobody is hit through us. */
export const servingLimits: Limits = {
  sessionsPerHour: 10,
  runsPerDay: 60,
  runsAtOnce: 3,
  sessionRunsAtOnce: 2,
  targetRunsAtOnce: 2,
  targetRunsPerHour: 12,
  loginsPerSession: 3,
  userLoginsPerHour: 5,
  targetLoginsPerHour: 20,
};

/** Lab and practice hosts: all traffic stays on this machine, and clicking through examples is the point. */
export const practiceLimits: Limits = {
  sessionsPerHour: 1000,
  runsPerDay: 5000,
  runsAtOnce: 40,
  sessionRunsAtOnce: 4,
  targetRunsAtOnce: 40,
  targetRunsPerHour: 1000,
  loginsPerSession: 100,
  userLoginsPerHour: 1000,
  targetLoginsPerHour: 1000,
};

export const HOUR_MS = 60 * 60 * 1000;
export const DAY_MS = 24 * HOUR_MS;

/** How long a session can be opened. */
export const SESSION_DAYS = 30;
/** Claims of one run, counting the first: a run that took this many workers down is given up. */
export const MAX_ATTEMPTS = 3;

import type { NotTestedReason } from '@/lib/observations/observation';
import type { RunContext } from './run-context';

/** Why no further step is begun; null while there is time. */
export const stopped = ({ deadline }: Pick<RunContext, 'deadline'>): NotTestedReason | null => {
  if (deadline.cancelled()) return 'cancelled';
  return deadline.signal.aborted ? 'out-of-time' : null;
};

/** Why there is no connection to go on with. */
export const ended = (run: Pick<RunContext, 'deadline'>): NotTestedReason => stopped(run) ?? 'needs-earlier';

/** Why nothing that needs the login can be done; null when it is at hand. */
export const loginMissing = ({ login, request }: RunContext): NotTestedReason | null => {
  if (login) return null;
  // A login that was given and is gone has died with the process that held it.
  return request.hasLogin ? 'interrupted' : 'needs-login';
};

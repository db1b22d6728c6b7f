import { settings } from '@/lib/server/settings';
import { practiceServer } from '../practice-server';
import { type Limits, practiceLimits, servingLimits } from './limits';

/**
 * The limits that hold for checks of a host on this installation. Try-out does not make them generous by itself,
 * because services on the internet can be tested there too.
 *
 * @param host null for a session that names none yet; those are free in the try-out
 */
export function limitsFor(host: string | null): Limits {
  const { tryOut, lab } = settings();
  const staysHere = host === null ? tryOut : practiceServer(host) !== null;
  return staysHere || lab !== undefined ? practiceLimits : servingLimits;
}

import { settings } from '@/lib/server/settings';
import { practiceServer } from '../practice-server';
import { type Limits, practiceLimits, servingLimits } from './limits';

/** The limits that hold for checks of a host on this installation. */
export function limitsFor(host: string | null): Limits {
  const { tryOut, lab } = settings();
  const onThisMachine = tryOut || lab !== undefined || (host !== null && practiceServer(host) !== null);
  return onThisMachine ? practiceLimits : servingLimits;
}

import type { CheckContext, Lane } from './check';

/**
 * Another connection with the same login in the place of one that was lost. Later checks of the lane go on with it.
 * @returns whether there is one
 */
export async function reopenLogin(
  passive: Lane['passive'],
  { lane, reopen, deadline }: Pick<CheckContext, 'lane' | 'reopen' | 'deadline'>,
): Promise<boolean> {
  if (lane.control) return true;
  const opened = deadline.signal.aborted ? null : await reopen?.(deadline);
  if (!opened?.control) return false;
  lane.control = opened.control;
  lane.passive = passive;
  lane.conversations.push(...opened.conversations);
  return true;
}

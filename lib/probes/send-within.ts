import type { Command } from '@/lib/ftp/command';
import type { ControlChannel, ReplyOutcome } from '@/lib/ftp/control-channel';
import type { CheckContext } from './check';

/** One command and its reply within the patience for replies. No timer outlives it, however many commands a check sends. */
export async function sendWithin(
  control: ControlChannel,
  command: Command,
  { deadline, limits }: Pick<CheckContext, 'deadline' | 'limits'>,
): Promise<ReplyOutcome> {
  const patience = deadline.within(limits.replyMs);
  const outcome = await control.send(command, patience);
  patience.clear();
  return outcome;
}

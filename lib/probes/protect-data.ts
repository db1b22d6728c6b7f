import { type Command, commands } from '@/lib/ftp/command';
import type { ControlChannel, ReplyOutcome } from '@/lib/ftp/control-channel';
import { isNegative } from '@/lib/ftp/reply';
import type { CheckContext } from './check';
import { sendWithin } from './send-within';

/** Control connections whose data connections are encrypted, as far as was agreed last. */
const agreed = new WeakSet<ControlChannel>();
/** Those that have agreed to a buffer size, which goes before the first PROT. */
const sized = new WeakSet<ControlChannel>();

/**
 * PBSZ and PROT (RFC 4217 section 9) on an encrypted control connection. What was agreed already is not asked again.
 * @returns the last answer: the one to PROT, or the one to PBSZ where that was refused; null when there was nothing to ask
 */
export async function protectData(
  control: ControlChannel,
  context: CheckContext,
  level: 'clear' | 'private' = 'private',
): Promise<ReplyOutcome | null> {
  if (level === 'private' && agreed.has(control)) return null;
  const prot = level === 'private' ? commands.protectData() : commands.leaveDataClear();
  const ask = (command: Command) => sendWithin(control, command, context);
  const size = sized.has(control) ? null : await ask(commands.protectionBufferSize());
  if (size && (!size.ok || isNegative(size.reply))) return size;
  sized.add(control);
  const outcome = await ask(prot);
  if (outcome.ok && !isNegative(outcome.reply)) {
    if (level === 'private') agreed.add(control);
    else agreed.delete(control);
  }
  return outcome;
}

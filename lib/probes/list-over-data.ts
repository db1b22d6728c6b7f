import { commands } from '@/lib/ftp/command';
import type { ControlChannel } from '@/lib/ftp/control-channel';
import { isNegative, type Reply } from '@/lib/ftp/reply';
import type { Seen } from '@/lib/observations/observation';
import type { CheckContext, CheckTarget, Lane } from './check';
import { type DataProgress, type Failing, startProgress } from './data-progress';
import { dropControl } from './drop-control';
import { startMeasuring } from './measurement';
import { observedReply } from './observed-reply';
import { protectData } from './protect-data';
import { takeBytes } from './take-bytes';
import { transferOverData } from './transfer-over-data';

type DataSeen = Seen<'data-connection'>;

interface Listed {
  readonly failed: Failing;
  readonly reply: Reply | null;
  readonly progress: DataProgress;
}

/**
 * LIST over one passive data connection (RFC 959 section 5.1.2), encrypted like the control connection. The listing
 * itself is not kept, and of a long one only the first `limits.listingBytes` are read: that is no failure.
 * @param resumption `withheld` offers no session, and ends once bytes have shown that none is wanted
 */
export async function listOverData(
  control: ControlChannel,
  passive: NonNullable<Lane['passive']>,
  target: CheckTarget,
  context: CheckContext,
  resumption: DataSeen['resumption'] = 'offered',
): Promise<DataSeen> {
  const end = startMeasuring(target, context);
  const unprotected = await protect(control, context);
  const { failed, reply, progress } = unprotected ?? (await list(control, passive.port, resumption, context));
  const refused: Failing = reply && isNegative(reply) ? { failure: 'reply_negative' } : null;
  const measured = end(failed ?? refused);
  const stopped = measured.failure === null && progress.bytes > context.limits.listingBytes;
  return {
    kind: 'data-connection',
    ...measured,
    detail: stopped ? `reading ended after ${progress.bytes} bytes, before the end` : measured.detail,
    target: { ...measured.target, port: passive.port },
    protection: control.protection,
    mode: 'passive',
    command: passive.command,
    purpose: 'listing',
    resumption,
    ...progress,
    reply: reply && observedReply(reply),
  };
}

/** Data connections are encrypted like the control connection, or not used. @returns null when that is agreed */
async function protect(control: ControlChannel, context: CheckContext): Promise<Listed | null> {
  if (control.protection === 'clear') return null;
  const outcome = await protectData(control, context);
  if (outcome === null || (outcome.ok && !isNegative(outcome.reply))) return null;
  if (!outcome.ok || outcome.reply.code === 421) dropControl(context.lane, control);
  const progress = startProgress('nothing');
  return outcome.ok
    ? { failed: null, reply: outcome.reply, progress }
    : { failed: outcome, reply: null, progress };
}

const list = (
  control: ControlChannel,
  port: number,
  resumption: DataSeen['resumption'],
  context: CheckContext,
): Promise<Listed> =>
  transferOverData(
    {
      control,
      port,
      command: commands.list(),
      resumption,
      move: async (data, patience, progress) => {
        const taken = await takeBytes(data, patience, progress, context.limits.listingBytes);
        // Bytes have come without a session, which is all that was asked.
        const answered = resumption === 'withheld' && progress.bytes > 0;
        return answered && taken !== 'enough' && taken?.failure === 'timed_out' ? 'enough' : taken;
      },
    },
    context,
  );

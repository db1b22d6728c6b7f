import { commands } from '@/lib/ftp/command';
import type { ControlChannel, ReplyOutcome } from '@/lib/ftp/control-channel';
import { isNegative, isPreliminary, type Reply } from '@/lib/ftp/reply';
import type { Deadline } from '@/lib/net/deadline';
import type { Connection } from '@/lib/net/network';
import type { CheckContext } from './check';
import type { DataProgress, Failing } from './data-progress';
import { protectData } from './protect-data';
import { sendWithin } from './send-within';
import { transferOverData } from './transfer-over-data';

/** How an upload went that was drawn out on purpose. */
export interface SlowUpload {
  readonly failed: Failing;
  readonly bytesSent: number;
  /** The last reply. */
  readonly reply: Reply | null;
  /** Milliseconds for which nothing was said on the control connection; null when it did not come to that. */
  readonly controlIdleMs: number | null;
}

/**
 * STOR over one passive data connection, a piece at a time, while the control connection is silent; then the final reply.
 * @param port as the passive reply named it
 */
export async function uploadSlowly(
  control: ControlChannel,
  port: number,
  file: { readonly fileName: string; readonly content: Uint8Array },
  context: CheckContext,
): Promise<SlowUpload> {
  const { limits } = context;
  let controlIdleMs: number | null = null;
  const { failed, reply, progress } = await transferOverData(
    {
      control,
      port,
      command: commands.storeOwn(file.fileName),
      dataMs: limits.dataMs + limits.replyMs + limits.tlsMs + 2 * limits.slowUploadMs,
      move: async (data, _patience, moving) => {
        const trickled = await trickle(data, file.content, moving, context);
        controlIdleMs = trickled.silentMs;
        return trickled.failed;
      },
    },
    context,
  );
  const refused: Failing = reply && isNegative(reply) ? { failure: 'reply_negative' } : null;
  return { failed: failed ?? refused, bytesSent: progress.bytes, reply, controlIdleMs };
}

/** What every upload needs first. @returns null when the server agreed, else what it said */
export async function prepareUpload(
  control: ControlChannel,
  context: CheckContext,
): Promise<{ readonly failed: Failing; readonly reply: Reply | null } | null> {
  const encrypted = control.protection === 'clear' ? null : await protectData(control, context);
  const refused = encrypted && whyNot(encrypted);
  return refused ?? whyNot(await sendWithin(control, commands.typeImage(), context));
}

async function trickle(
  data: Connection,
  content: Uint8Array,
  progress: DataProgress,
  { deadline, limits }: CheckContext,
): Promise<{ readonly failed: Failing; readonly silentMs: number }> {
  const silentSince = deadline.clock.now();
  let failed: Failing = null;
  const pieceBytes = Math.ceil(content.length / limits.slowUploadPieces);
  for (let at = 0; at < content.length && !failed && !deadline.signal.aborted; at += pieceBytes) {
    const piece = content.subarray(at, at + pieceBytes);
    const patience = deadline.within(limits.dataMs);
    const written = await data.write(piece, patience);
    patience.clear();
    if (!written.ok) failed = written;
    else progress.bytes += piece.length;
    if (!failed) await pause(limits.slowUploadMs / limits.slowUploadPieces, deadline);
  }
  data.end();
  return { failed, silentMs: Math.round(deadline.clock.now() - silentSince) };
}

function whyNot(outcome: ReplyOutcome): { readonly failed: Failing; readonly reply: Reply | null } | null {
  if (!outcome.ok) return { failed: outcome, reply: null };
  const { reply } = outcome;
  if (isNegative(reply)) return { failed: { failure: 'reply_negative' }, reply };
  return isPreliminary(reply) ? { failed: { failure: 'reply_unexpected' }, reply } : null;
}

const pause = (ms: number, deadline: Deadline): Promise<void> =>
  new Promise((resolve) => {
    const wait = deadline.within(ms);
    if (wait.signal.aborted) return resolve();
    const over = () => {
      wait.clear();
      resolve();
    };
    wait.signal.addEventListener('abort', over, { once: true });
  });

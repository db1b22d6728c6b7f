import type { ControlChannel, ReplyOutcome } from '@/lib/ftp/control-channel';
import { isNegative, isPreliminary } from '@/lib/ftp/reply';
import type { Deadline } from '@/lib/net/deadline';
import type { Connection } from '@/lib/net/network';
import type { Seen } from '@/lib/observations/observation';
import type { ListReplies } from './await-list-replies';
import type { CheckContext, CheckTarget } from './check';
import { type DataProgress, type Failing, startProgress } from './data-progress';
import { encryptData } from './encrypt-data';
import { startMeasuring } from './measurement';
import { observedReply } from './observed-reply';
import { takeBytes } from './take-bytes';

type DataSeen = Seen<'data-connection'>;

/** Milliseconds to wait for the server's own words after the data connection has failed. */
const afterwordsMs = 2_000;

/**
 * Takes a listing from a connection that the service has opened, and waits for the final reply. The listing itself is
 * not kept. The connection is destroyed in the end.
 * @returns what was seen, and the final reply where it came
 */
export async function receiveActive(
  data: Connection,
  replies: ListReplies,
  control: ControlChannel,
  command: DataSeen['command'],
  target: CheckTarget,
  context: CheckContext,
): Promise<{ readonly seen: DataSeen; readonly last: ReplyOutcome | null }> {
  const { limits, deadline } = context;
  const end = startMeasuring(target, context);
  const progress = startProgress('connected');
  const patience = deadline.within(limits.dataMs);
  const received = await receive(data, control, patience, progress, context);
  patience.clear();
  const cutByUs = received === 'enough';
  const failed = cutByUs ? null : received;
  if (failed || cutByUs) data.destroy();
  const last = await replies.stop(
    failed || cutByUs ? Math.min(afterwordsMs, limits.replyMs) : limits.replyMs,
  );
  data.destroy();
  const outcome = cutByUs ? null : (failed ?? judge(last));
  const measured = end(outcome);
  const seen: DataSeen = {
    kind: 'data-connection',
    ...measured,
    // The service's end of it has a port that it chose for this once.
    target: { ...measured.target, port: null },
    protection: control.protection,
    mode: 'active',
    command,
    purpose: 'listing',
    resumption: 'offered',
    ...progress,
    // What the service says about our own breaking off is no news.
    reply: last?.ok && !cutByUs ? observedReply(last.reply) : null,
  };
  return { seen, last };
}

/** @returns `enough` where the rest of an endless listing is not wanted */
async function receive(
  data: Connection,
  control: ControlChannel,
  patience: Deadline,
  progress: DataProgress,
  context: CheckContext,
): Promise<Failing | 'enough'> {
  const quick = patience.within(context.limits.tlsMs);
  const failed = await encryptData(data, control, 'offered', quick, progress, context);
  quick.clear();
  return failed ?? takeBytes(data, patience, progress, context.limits.listingBytes);
}

/** The final reply (RFC 959 section 5.4) after a listing that came to its end. */
function judge(last: ReplyOutcome | null): Failing {
  if (last === null) return { failure: 'timed_out' };
  if (!last.ok) return last;
  if (isNegative(last.reply)) return { failure: 'reply_negative' };
  return isPreliminary(last.reply) ? { failure: 'reply_unexpected' } : null;
}

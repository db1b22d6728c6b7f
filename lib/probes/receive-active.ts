import type { ControlChannel, ReplyOutcome } from '@/lib/ftp/control-channel';
import { isNegative, isPreliminary } from '@/lib/ftp/reply';
import type { Deadline } from '@/lib/net/deadline';
import type { Connection, Failed } from '@/lib/net/network';
import type { ObservedTls, Seen } from '@/lib/observations/observation';
import type { ListReplies } from './await-list-replies';
import type { CheckContext, CheckTarget } from './check';
import { startMeasuring } from './measurement';
import { observedReply } from './observed-reply';
import { observedTls } from './observed-tls';

type DataSeen = Seen<'data-connection'>;
type Failing = Omit<Failed, 'ok'> | null;

/** How far the connection has come; filled in as it goes. */
interface Progress {
  reached: DataSeen['reached'];
  tls: ObservedTls | null;
  bytes: number;
  closed: DataSeen['closed'];
}

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
  const progress: Progress = { reached: 'connected', tls: null, bytes: 0, closed: null };
  const patience = deadline.within(limits.dataMs);
  const failed = await receive(data, control, patience, progress, context);
  patience.clear();
  const cutByUs = failed === null && progress.closed === null;
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

async function receive(
  data: Connection,
  control: ControlChannel,
  patience: Deadline,
  progress: Progress,
  { request, limits }: CheckContext,
): Promise<Failing> {
  if (control.protection !== 'clear') {
    const serverName = request.isAddress ? null : request.host;
    const resume = control.connection.tlsSession();
    const outcome = await data.startTls({ serverName, resume }, patience.within(limits.tlsMs));
    if (!outcome.ok) return outcome;
    progress.reached = 'encrypted';
    progress.tls = observedTls(outcome.tls);
  }
  while (progress.bytes <= limits.listingBytes) {
    const outcome = await data.read(patience);
    if (!outcome.ok) {
      progress.closed = outcome.failure === 'reset' ? 'reset' : outcome.failure === 'closed' ? 'cut' : null;
      return outcome;
    }
    if (!outcome.bytes) {
      progress.closed = 'clean';
      progress.reached = 'closed';
      data.end();
      return null;
    }
    progress.bytes += outcome.bytes.length;
    progress.reached = 'bytes';
  }
  // Enough is known: the rest of an endless listing is not wanted.
  return null;
}

/** The final reply (RFC 959 section 5.4) after a listing that came to its end. */
function judge(last: ReplyOutcome | null): Failing {
  if (last === null) return { failure: 'timed_out' };
  if (!last.ok) return last;
  if (isNegative(last.reply)) return { failure: 'reply_negative' };
  return isPreliminary(last.reply) ? { failure: 'reply_unexpected' } : null;
}

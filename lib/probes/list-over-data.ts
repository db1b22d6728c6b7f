import { commands } from '@/lib/ftp/command';
import type { ControlChannel, ReplyOutcome } from '@/lib/ftp/control-channel';
import { isNegative, isPreliminary } from '@/lib/ftp/reply';
import type { Deadline } from '@/lib/net/deadline';
import type { Connection, Failed } from '@/lib/net/network';
import { allowTarget } from '@/lib/net/target-policy';
import type { ObservedReply, ObservedTls, Seen } from '@/lib/observations/observation';
import type { CheckContext, CheckTarget, Lane } from './check';
import { startMeasuring } from './measurement';
import { observedReply } from './observed-reply';
import { observedTls } from './observed-tls';

type DataSeen = Seen<'data-connection'>;

/** How far the attempt has come; filled in as it goes. */
interface Progress {
  reached: DataSeen['reached'];
  tls: ObservedTls | null;
  bytes: number;
  closed: DataSeen['closed'];
  reply: ObservedReply | null;
}

/** Milliseconds to wait for the server's own words after the data connection has failed. */
const afterwordsMs = 2_000;

/**
 * LIST over one passive data connection (RFC 959 section 5.1.2): connect, command, TLS that resumes the control session
 * where control is encrypted (RFC 4217 section 10), bytes to the end, final reply. The listing itself is not kept.
 */
export async function listOverData(
  control: ControlChannel,
  passive: NonNullable<Lane['passive']>,
  target: CheckTarget,
  context: CheckContext,
): Promise<DataSeen> {
  const end = startMeasuring(target, context);
  const progress: Progress = { reached: 'nothing', tls: null, bytes: 0, closed: null, reply: null };
  const failed =
    (await protectData(control, progress, context)) ?? (await list(control, passive.port, progress, context));
  const measured = end(failed);
  return {
    kind: 'data-connection',
    ...measured,
    target: { ...measured.target, port: passive.port },
    protection: control.protection,
    mode: 'passive',
    command: passive.command,
    purpose: 'listing',
    resumption: 'offered',
    ...progress,
  };
}

type Failing = Omit<Failed, 'ok'> | null;

/** PBSZ and PROT P (RFC 4217 section 9): data connections are encrypted like the control connection, or not used. */
async function protectData(
  control: ControlChannel,
  progress: Progress,
  context: CheckContext,
): Promise<Failing> {
  if (control.protection === 'clear') return null;
  for (const command of [commands.protectionBufferSize(), commands.protectData()]) {
    const outcome = await reply(
      control.send(command, context.deadline.within(context.limits.replyMs)),
      progress,
    );
    if (outcome) return outcome;
  }
  progress.reply = null;
  return null;
}

async function list(
  control: ControlChannel,
  port: number,
  progress: Progress,
  context: CheckContext,
): Promise<Failing> {
  const { pinned, policy, limits, deadline, network } = context;
  if (!pinned) return { failure: 'interrupted' };
  const allowed = allowTarget(policy, {
    host: pinned.host,
    address: pinned.address,
    port,
    purpose: 'passive-data',
  });
  if (!allowed.ok) return { failure: 'reply_unexpected', detail: allowed.reason };
  const patience = deadline.within(limits.dataMs);
  const connected = await network.connect(allowed.value, patience);
  if (!connected.ok) return connected;
  const data = connected.connection;
  try {
    progress.reached = 'connected';
    const started = await control.send(commands.list(), deadline.within(limits.replyMs));
    const refused = await reply(Promise.resolve(started), progress);
    if (refused) return refused;
    const failed = await receive(data, control, patience, progress, context);
    // A server that has said its last word has nothing to add.
    const over = started.ok && !isPreliminary(started.reply);
    return await conclude(failed, over, control, progress, context);
  } finally {
    patience.clear();
    data.destroy();
  }
}

async function receive(
  data: Connection,
  control: ControlChannel,
  patience: Deadline,
  progress: Progress,
  context: CheckContext,
): Promise<Failing> {
  if (control.protection !== 'clear') {
    const { request, limits } = context;
    const serverName = request.isAddress ? null : request.host;
    const resume = control.connection.tlsSession();
    const outcome = await data.startTls({ serverName, resume }, patience.within(limits.tlsMs));
    if (!outcome.ok) return outcome;
    progress.reached = 'encrypted';
    progress.tls = observedTls(outcome.tls);
  }
  while (progress.bytes <= context.limits.listingBytes) {
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

/** The final reply (RFC 959 section 5.4). After a failure on the data connection it is only asked for briefly, for its words. */
async function conclude(
  failed: Failing,
  over: boolean,
  control: ControlChannel,
  progress: Progress,
  context: CheckContext,
): Promise<Failing> {
  if (over) return failed;
  const { deadline, limits } = context;
  const cutByUs = failed === null && progress.closed === null;
  const patience = failed || cutByUs ? afterwordsMs : limits.replyMs;
  const last = await control.readReply(deadline.within(Math.min(patience, limits.replyMs)));
  if (last.ok) progress.reply = observedReply(last.reply);
  if (failed || cutByUs) return failed;
  if (!last.ok) return last;
  if (isNegative(last.reply)) return { failure: 'reply_negative' };
  return isPreliminary(last.reply) ? { failure: 'reply_unexpected' } : null;
}

/** Notes a reply and tells a refusal or a missing one. */
async function reply(pending: Promise<ReplyOutcome>, progress: Progress): Promise<Failing> {
  const outcome = await pending;
  if (!outcome.ok) return outcome;
  progress.reply = observedReply(outcome.reply);
  return isNegative(outcome.reply) ? { failure: 'reply_negative' } : null;
}

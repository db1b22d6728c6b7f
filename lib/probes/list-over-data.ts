import { commands } from '@/lib/ftp/command';
import type { ControlChannel } from '@/lib/ftp/control-channel';
import { isNegative, isPreliminary, type Reply } from '@/lib/ftp/reply';
import type { Deadline } from '@/lib/net/deadline';
import type { Connection, Failed } from '@/lib/net/network';
import type { ObservedReply, ObservedTls, Seen } from '@/lib/observations/observation';
import type { CheckContext, CheckTarget, Lane } from './check';
import { dropControl } from './drop-control';
import { startMeasuring } from './measurement';
import { observedReply } from './observed-reply';
import { observedTls } from './observed-tls';
import { openDataPort } from './open-data-port';
import { protectData } from './protect-data';
import { sendWithin } from './send-within';

type DataSeen = Seen<'data-connection'>;

/** How far the attempt has come; filled in as it goes. */
interface Progress {
  reached: DataSeen['reached'];
  tls: ObservedTls | null;
  bytes: number;
  closed: DataSeen['closed'];
  reply: ObservedReply | null;
}

/** One listing under way. */
interface Listing {
  readonly control: ControlChannel;
  readonly context: CheckContext;
  readonly resumption: DataSeen['resumption'];
  readonly progress: Progress;
  /** Every reply that is due has come, so that the next one belongs to the next command. */
  inStep: boolean;
}

type Failing = Omit<Failed, 'ok'> | null;

/** Milliseconds to wait for the server's own words after the data connection has failed. */
const afterwordsMs = 2_000;

/**
 * LIST over one passive data connection (RFC 959 section 5.1.2): connect, command, TLS that resumes the control session
 * where control is encrypted (RFC 4217 section 10), bytes to the end, final reply. The listing itself is not kept. A
 * control connection that still owes a reply afterwards is given up.
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
  const progress: Progress = { reached: 'nothing', tls: null, bytes: 0, closed: null, reply: null };
  const listing: Listing = { control, context, resumption, progress, inStep: true };
  const failed = (await protect(listing)) ?? (await list(listing, passive.port));
  const measured = end(failed);
  if (!listing.inStep) dropControl(context.lane, control);
  return {
    kind: 'data-connection',
    ...measured,
    target: { ...measured.target, port: passive.port },
    protection: control.protection,
    mode: 'passive',
    command: passive.command,
    purpose: 'listing',
    resumption,
    ...progress,
  };
}

/** Data connections are encrypted like the control connection, or not used. */
async function protect(listing: Listing): Promise<Failing> {
  if (listing.control.protection === 'clear') return null;
  const outcome = await protectData(listing.control, listing.context);
  if (outcome === null) return null;
  if (!outcome.ok) {
    listing.inStep = false;
    return outcome;
  }
  const refused = note(outcome.reply, listing);
  if (!refused) listing.progress.reply = null;
  return refused;
}

async function list(listing: Listing, port: number): Promise<Failing> {
  const { control, context, progress } = listing;
  const { limits, deadline } = context;
  const patience = deadline.within(limits.dataMs);
  const connected = await openDataPort(port, context, patience);
  if (!connected.ok) {
    patience.clear();
    return connected;
  }
  const data = connected.connection;
  try {
    progress.reached = 'connected';
    const started = await sendWithin(control, commands.list(), context);
    if (!started.ok) {
      listing.inStep = false;
      return started;
    }
    const refused = note(started.reply, listing);
    if (refused) return refused;
    const failed = await receive(data, patience, listing);
    // A server that has said its last word has nothing to add.
    return isPreliminary(started.reply) ? await conclude(failed, data, listing) : failed;
  } finally {
    patience.clear();
    data.destroy();
  }
}

async function receive(data: Connection, patience: Deadline, listing: Listing): Promise<Failing> {
  const { control, context, progress, resumption } = listing;
  if (control.protection !== 'clear') {
    const { request, limits } = context;
    const serverName = request.isAddress ? null : request.host;
    const resume = resumption === 'offered' ? control.connection.tlsSession() : null;
    const outcome = await data.startTls({ serverName, resume }, patience.within(limits.tlsMs));
    if (!outcome.ok) return outcome;
    progress.reached = 'encrypted';
    progress.tls = observedTls(outcome.tls);
  }
  while (progress.bytes <= context.limits.listingBytes) {
    const outcome = await data.read(patience);
    if (!outcome.ok) {
      // Bytes have come without a session, which is all that was asked.
      if (resumption === 'withheld' && progress.bytes > 0 && outcome.failure === 'timed_out') return null;
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
async function conclude(failed: Failing, data: Connection, listing: Listing): Promise<Failing> {
  const { deadline, limits } = listing.context;
  const cutByUs = failed === null && listing.progress.closed === null;
  if (cutByUs) {
    await settle(data, listing);
    return null;
  }
  const patience = deadline.within(failed ? Math.min(afterwordsMs, limits.replyMs) : limits.replyMs);
  const { control } = listing;
  const last = failed ? await control.awaitUnasked(patience) : await control.readReply(patience);
  patience.clear();
  if (last === null) {
    await settle(data, listing);
    return failed;
  }
  if (!last.ok) {
    listing.inStep = false;
    return failed ?? last;
  }
  const refused = note(last.reply, listing);
  if (!isPreliminary(last.reply)) return failed ?? refused;
  listing.inStep = false;
  return failed ?? { failure: 'reply_unexpected' };
}

/** Ends the data connection, for which the server has a last word that is of our own making and not kept. */
async function settle(data: Connection, listing: Listing): Promise<void> {
  const { deadline, limits } = listing.context;
  data.destroy();
  const patience = deadline.within(Math.min(afterwordsMs, limits.replyMs));
  const last = await listing.control.awaitUnasked(patience);
  patience.clear();
  listing.inStep = last?.ok === true && !isPreliminary(last.reply) && last.reply.code !== 421;
}

/** Notes a reply and tells a refusal. 421 ends the conversation (RFC 959 section 5.4). */
function note(reply: Reply, listing: Listing): Failing {
  listing.progress.reply = observedReply(reply);
  if (reply.code === 421) listing.inStep = false;
  return isNegative(reply) ? { failure: 'reply_negative' } : null;
}

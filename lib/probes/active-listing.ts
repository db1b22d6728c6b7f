import { type Command, commands } from '@/lib/ftp/command';
import type { ControlChannel, ReplyOutcome } from '@/lib/ftp/control-channel';
import { isNegative, isPositive } from '@/lib/ftp/reply';
import type { Failure } from '@/lib/net/failure';
import type { ConnectOutcome, Failed, Listener } from '@/lib/net/network';
import type { NotTestedReason, ObservedReply, Seen } from '@/lib/observations/observation';
import { awaitListReplies, type ListReplies } from './await-list-replies';
import type { CheckContext, CheckResult, CheckTarget } from './check';
import { dropControl } from './drop-control';
import type { Limits } from './limits';
import { startMeasuring } from './measurement';
import { observedReply } from './observed-reply';
import { protectData } from './protect-data';
import { receiveActive } from './receive-active';

type ActiveCommand = Seen<'active-callback'>['command'];

/** Milliseconds for a connection to arrive whose final reply is here already: they came over two ways. */
const overtakenMs = 500;
/** Milliseconds to wait for the server's own words after a connection that never came. */
const afterwordsMs = 2_000;

/** Milliseconds that `listOverActive` may take at most. A call is waited for as long as one of our own would be. */
export const activeLimitMs = (limits: Limits): number =>
  4 * limits.replyMs + limits.connectMs + limits.dataMs + afterwordsMs;

/**
 * LIST over one connection that the service opens to us (active mode, RFC 959 section 3.3): listen, announce with PORT
 * or EPRT, LIST, take the call, TLS as client that resumes the control session where control is encrypted (RFC 4217
 * sections 7 and 10), bytes to the end, final reply. What becomes of the call is one observation, what it carried
 * another. A control connection that still owes a reply afterwards is given up.
 */
export async function listOverActive(
  command: ActiveCommand,
  target: CheckTarget,
  context: CheckContext,
): Promise<CheckResult> {
  const { lane, pinned, network, deadline } = context;
  const { control } = lane;
  if (!control || !pinned) return notTested('needs-earlier');
  if (!(await protect(control, context))) return notTested('needs-earlier');
  const listening = await network.listen(pinned, control.connection.localAddress, deadline);
  if (!listening.ok) return notTested(whyNoListener(listening.failure));
  const { listener } = listening;
  try {
    return await exchange(command, listener, control, target, context);
  } finally {
    listener.close();
  }
}

const notTested = (reason: NotTestedReason): CheckResult => ({ seen: [], passed: false, notTested: reason });

function whyNoListener(failure: Failure): NotTestedReason {
  if (failure === 'our_network') return 'not-set-up';
  if (failure === 'cancelled') return 'cancelled';
  return failure === 'timed_out' ? 'out-of-time' : 'interrupted';
}

/** Data connections are encrypted like the control connection, or not used. A refusal is no matter of active mode. */
async function protect(control: ControlChannel, context: CheckContext): Promise<boolean> {
  if (control.protection === 'clear') return true;
  const outcome = await protectData(control, context);
  if (outcome === null) return true;
  if (!outcome.ok || outcome.reply.code === 421) dropControl(context.lane, control);
  return outcome.ok && !isNegative(outcome.reply);
}

async function exchange(
  command: ActiveCommand,
  listener: Listener,
  control: ControlChannel,
  target: CheckTarget,
  context: CheckContext,
): Promise<CheckResult> {
  const { deadline, limits, lane } = context;
  const announced = { address: listener.address, port: listener.port };
  const end = startMeasuring(target, context);
  const callback = (failed: Omit<Failed, 'ok'> | null, reply: ObservedReply | null, from: string | null) =>
    ({
      kind: 'active-callback',
      ...end(failed),
      protection: control.protection,
      command,
      announced,
      reply,
      from,
      strangers: listener.strangers(),
    }) as const satisfies Seen<'active-callback'>;

  const announcement: Command = command === 'PORT' ? commands.port(announced) : commands.eprt(announced);
  const agreed = await control.send(announcement, deadline.within(limits.replyMs));
  if (!agreed.ok || agreed.reply.code === 421) dropControl(lane, control);
  if (!agreed.ok) return { seen: [callback(agreed, null, null)], passed: false };
  const reply = observedReply(agreed.reply);
  const refused = whyRefused(agreed);
  if (refused) return { seen: [callback({ failure: refused }, reply, null)], passed: false };

  const replies = awaitListReplies(control, deadline);
  const called = await takeCall(listener, replies, context);
  if (!called.ok) {
    const last = await replies.stop(afterwordsMs);
    if (!inStep(last)) dropControl(lane, control);
    const failed = whyNoCall(called, last);
    return { seen: [callback(failed, reply, listener.firstStranger())], passed: false };
  }
  const arrived = callback(null, reply, called.connection.remoteAddress);
  const data = await receiveActive(called.connection, replies, control, command, target, context);
  if (!inStep(data.last)) dropControl(lane, control);
  return { seen: [arrived, data.seen], passed: data.seen.failure === null };
}

function whyRefused({ reply }: Extract<ReplyOutcome, { ok: true }>): Failure | null {
  if (isNegative(reply)) return 'reply_negative';
  return isPositive(reply) ? null : 'reply_unexpected';
}

/** The service's call, or why there is none. Its last word ends the waiting, for it will not call after that. */
async function takeCall(
  listener: Listener,
  replies: ListReplies,
  { deadline, limits }: CheckContext,
): Promise<ConnectOutcome> {
  let cancelTimer = () => {};
  let over = false;
  const patience = deadline.within(limits.connectMs);
  const onLast = (last: ReplyOutcome | null) => {
    if (last !== null && !over) cancelTimer = deadline.clock.after(overtakenMs, () => listener.close());
  };
  // What it may be rejected with is thrown where the replies are stopped.
  replies.last.then(onLast, () => undefined);
  const called = await listener.accept(patience);
  patience.clear();
  over = true;
  cancelTimer();
  return called;
}

/**
 * A call that never came. What the service said to LIST stands in the detail, not in the place of its answer to the
 * announcement: it may well be about a firewall of ours.
 */
function whyNoCall(called: Failed, last: ReplyOutcome | null): Omit<Failed, 'ok'> {
  if (last?.ok && isNegative(last.reply)) {
    return { failure: 'reply_negative', detail: `LIST: ${last.reply.code} ${last.reply.text}` };
  }
  if (last && !last.ok && last.failure !== 'timed_out') return last;
  return called;
}

/** Whether the next reply belongs to the next command. 421 ends the conversation (RFC 959 section 5.4). */
const inStep = (last: ReplyOutcome | null): boolean =>
  last?.ok === true && last.reply.code >= 200 && last.reply.code !== 421;

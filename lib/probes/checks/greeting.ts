import type { ControlChannel, ReplyOutcome } from '@/lib/ftp/control-channel';
import { classifyGreeting } from '@/lib/ftp/greeting-class';
import { isPositive, isPreliminary, type Reply } from '@/lib/ftp/reply';
import type { Failed } from '@/lib/net/network';
import type { Seen } from '@/lib/observations/observation';
import type { Check, CheckContext, CheckTarget } from '@/lib/probes/check';
import { encryptControl } from '@/lib/probes/encrypt-control';
import { startMeasuring } from '@/lib/probes/measurement';
import { observedReply } from '@/lib/probes/observed-reply';
import { openLaneControl } from '@/lib/probes/open-lane-control';

/**
 * What the other side says first, classified before anything is sent. Where it says nothing in clear, one new connection
 * tells whether it waits for TLS from the start.
 */
export const greeting: Check = {
  id: 'greeting',
  question: 'Does an FTP server greet?',
  produces: ['greeting', 'tls-handshake'],
  needs: ['tcp-connect', 'implicit-tls'],
  lane: 'control',
  phase: 'foreground',
  limitMs: (limits) => 2 * limits.greetingMs + limits.connectMs + limits.tlsMs,
  appliesTo: () => true,
  async run(target, context) {
    const { lane } = context;
    if (!lane.control) return { seen: [], passed: false, notTested: 'needs-earlier' };
    const first = await readGreeting(lane.control, target, context);
    const silent = first.speaks === 'tls' || (first.speaks === 'nothing' && first.failure === 'timed_out');
    if (first.protection !== 'clear' || !silent || context.deadline.signal.aborted) {
      return { seen: [first], passed: isWelcome(first) };
    }
    const handshake = await tryFromTheStart(target, context);
    const hidden = context.lane.control;
    // An attempt that led nowhere says no more than the silence did.
    if (handshake?.failure !== null || !hidden) return { seen: [first], passed: false };
    const second = await readGreeting(hidden, target, context);
    return { seen: [handshake, second], passed: isWelcome(second) };
  },
};

const isWelcome = (seen: Seen<'greeting'>): boolean =>
  seen.failure === null &&
  seen.speaks === 'ftp' &&
  seen.reply !== null &&
  seen.reply.code >= 200 &&
  seen.reply.code < 300;

async function tryFromTheStart(
  target: CheckTarget,
  context: CheckContext,
): Promise<Seen<'tls-handshake'> | null> {
  const { pinned, network, deadline, limits, lane } = context;
  if (!pinned) return null;
  const outcome = await network.connect(pinned, deadline.within(limits.connectMs));
  if (!outcome.ok) return null;
  const control = openLaneControl(lane, outcome.connection, deadline.clock);
  control.note(`connected again to ${pinned.address} port ${pinned.port}, to try encryption from the start`);
  return encryptControl(control, 'implicit', null, target, context);
}

async function readGreeting(
  control: ControlChannel,
  target: CheckTarget,
  context: CheckContext,
): Promise<Seen<'greeting'>> {
  const end = startMeasuring(target, context);
  const deadline = context.deadline.within(context.limits.greetingMs);
  let preliminary: Reply | null = null;
  let outcome = await control.readReply(deadline);
  // RFC 959 section 5.4: 120 announces a delay, and 220 follows.
  if (outcome.ok && isPreliminary(outcome.reply)) {
    preliminary = outcome.reply;
    outcome = await control.readReply(deadline);
  }
  deadline.clear();
  const reply = outcome.ok ? outcome.reply : preliminary;
  const { speaks, software } = classifyGreeting(
    reply,
    outcome.ok ? new Uint8Array() : (outcome.heard ?? new Uint8Array()),
  );
  const failed = failureOf(outcome, speaks);
  if (failed !== null || !reply || !isPositive(reply)) {
    context.lane.control = null;
    // A farewell is FTP: it goes only to somebody who speaks it.
    if (speaks === 'ftp' && outcome.ok) control.close();
    else control.connection.destroy();
  }
  const shown = reply && speaks === 'ftp' ? observedReply(reply) : null;
  return { kind: 'greeting', ...end(failed), protection: control.protection, speaks, reply: shown, software };
}

/** Another service, named by its class alone: its words are nobody's business here. */
function failureOf(outcome: ReplyOutcome, speaks: Seen<'greeting'>['speaks']): Omit<Failed, 'ok'> | null {
  if (speaks !== 'ftp' && speaks !== 'nothing') return { failure: 'not_ftp' };
  return outcome.ok ? null : outcome;
}

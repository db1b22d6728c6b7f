import { commands } from '@/lib/ftp/command';
import type { ControlChannel, ReplyOutcome } from '@/lib/ftp/control-channel';
import { openControlChannel } from '@/lib/ftp/open-control-channel';
import { isNegative, isPreliminary } from '@/lib/ftp/reply';
import type { Deadline } from '@/lib/net/deadline';
import type { Failed, TlsFacts, TlsVersion } from '@/lib/net/network';
import type { AllowedTarget } from '@/lib/net/target-policy';
import type { Seen } from '@/lib/observations/observation';
import type { Check, CheckContext, CheckTarget } from '@/lib/probes/check';
import { startMeasuring } from '@/lib/probes/measurement';
import { observedTls } from '@/lib/probes/observed-tls';
import { portEncryption } from '@/lib/probes/port-encryption';

const versions: readonly TlsVersion[] = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

/** Each protocol version offered alone, on a connection of its own. Nothing is said on it once it is encrypted. */
export const tlsVersions: Check = {
  id: 'tls-versions',
  question: 'Which versions of encryption does the service take?',
  produces: ['tls-version'],
  needs: [],
  lane: 'tls',
  phase: 'foreground',
  limitMs: (limits) => limits.connectMs + limits.greetingMs + limits.replyMs + limits.tlsMs,
  appliesTo: () => true,
  async run(target, context) {
    const { pinned } = context;
    if (!pinned) return { seen: [], passed: false, notTested: 'needs-earlier' };
    const all = await Promise.all(versions.map((version) => offer(version, pinned, target, context)));
    const seen = all.flatMap((one) => one ?? []);
    const passed = seen.some(({ accepted }) => accepted);
    return seen.length < all.length ? { seen, passed, notTested: 'not-set-up' } : { seen, passed };
  },
};

/** @returns null where this installation cannot offer the version at all */
async function offer(
  version: TlsVersion,
  pinned: AllowedTarget,
  target: CheckTarget,
  context: CheckContext,
): Promise<Seen<'tls-version'> | null> {
  const mode = portEncryption(pinned.port, context.request, context.profile);
  const end = startMeasuring(target, context);
  const outcome = await shakeHands(version, mode, pinned, context);
  if (!outcome.ok && outcome.unoffered) return null;
  const cipher = outcome.ok ? observedTls(outcome.tls).cipher : null;
  const measured = end(outcome.ok ? null : outcome);
  return { kind: 'tls-version', ...measured, mode, version, accepted: outcome.ok, cipher };
}

type Handshake = { readonly ok: true; readonly tls: TlsFacts } | (Failed & { readonly unoffered?: true });

async function shakeHands(
  version: TlsVersion,
  mode: 'explicit' | 'implicit',
  pinned: AllowedTarget,
  context: CheckContext,
): Promise<Handshake> {
  const { network, deadline, limits, lane, request } = context;
  const connected = await inTime(deadline, limits.connectMs, (patience) => network.connect(pinned, patience));
  if (!connected.ok) return connected;
  const control = openControlChannel(connected.connection, deadline.clock);
  lane.conversations.push(control.transcript);
  control.note(`connected to ${pinned.address} port ${pinned.port}, to offer ${version} alone`);
  try {
    const failed = mode === 'explicit' ? await agree(control, context) : null;
    if (failed) return failed;
    const serverName = request.isAddress ? null : request.host;
    const options = { serverName, resume: null, onlyVersion: version };
    const outcome = await inTime(deadline, limits.tlsMs, (patience) =>
      control.startTls(mode, options, patience),
    );
    // The one handshake failure of our own: no hello was made.
    return !outcome.ok && outcome.failure === 'our_resources' ? { ...outcome, unoffered: true } : outcome;
  } finally {
    control.connection.destroy();
  }
}

/** Greeting and AUTH TLS (RFC 4217 section 4), up to the point where a handshake may begin. */
async function agree(control: ControlChannel, { deadline, limits }: CheckContext): Promise<Failed | null> {
  const welcome = await inTime(deadline, limits.greetingMs, async (patience) => {
    const first = await control.readReply(patience);
    // RFC 959 section 5.4: 120 announces a delay, and 220 follows.
    return first.ok && isPreliminary(first.reply) ? control.readReply(patience) : first;
  });
  const refused = whyNot(welcome, 220);
  if (refused) return refused;
  const agreed = await inTime(deadline, limits.replyMs, (patience) =>
    control.send(commands.authTls(), patience),
  );
  return whyNot(agreed, 234);
}

/** Does one thing in its own time, and holds on to no timer or signal afterwards: there are four of everything here. */
async function inTime<T>(
  deadline: Deadline,
  ms: number,
  act: (patience: Deadline) => Promise<T>,
): Promise<T> {
  const patience = deadline.within(ms);
  try {
    return await act(patience);
  } finally {
    patience.clear();
  }
}

function whyNot(outcome: ReplyOutcome, wanted: number): Failed | null {
  if (!outcome.ok) return outcome;
  const { code, text } = outcome.reply;
  if (code === wanted) return null;
  const failure = isNegative(outcome.reply) ? 'reply_negative' : 'reply_unexpected';
  return { ok: false, failure, detail: `${code} ${text}` };
}

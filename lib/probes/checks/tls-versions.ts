import { commands } from '@/lib/ftp/command';
import type { ControlChannel } from '@/lib/ftp/control-channel';
import { classifyGreeting } from '@/lib/ftp/greeting-class';
import { openControlChannel } from '@/lib/ftp/open-control-channel';
import { isPreliminary } from '@/lib/ftp/reply';
import type { Deadline } from '@/lib/net/deadline';
import type { Failure } from '@/lib/net/failure';
import type { Failed, TlsFacts, TlsVersion } from '@/lib/net/network';
import type { AllowedTarget } from '@/lib/net/target-policy';
import type { NotTestedReason, Seen } from '@/lib/observations/observation';
import type { Check, CheckContext, CheckResult, CheckTarget } from '@/lib/probes/check';
import { startMeasuring } from '@/lib/probes/measurement';
import { observedTls } from '@/lib/probes/observed-tls';
import { portEncryption } from '@/lib/probes/port-encryption';

const versions: readonly TlsVersion[] = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

/** What shows that the other side has read the hello: encryption, or a refusal of it in the words of TLS (RFC 8446 section 6). */
const answers: ReadonlySet<Failure | null> = new Set([
  null,
  'tls_version',
  'tls_alert',
  'tls_no_common_cipher',
]);

/**
 * Each protocol version offered alone, on a connection of its own. Nothing is said on it once it is encrypted. It begins at
 * the first place that accepts connections; where no hello is answered there, it is done at one that has encrypted.
 */
export const tlsVersions: Check = {
  id: 'tls-versions',
  question: 'Which versions of encryption does the service take?',
  produces: ['tls-version'],
  needs: [],
  lane: 'tls',
  phase: 'foreground',
  limitMs: (limits) => 2 * (limits.connectMs + limits.greetingMs + limits.replyMs + limits.tlsMs),
  appliesTo: () => true,
  async run(target, context) {
    const { pinned } = context;
    if (!pinned) return { seen: [], passed: false, notTested: 'needs-earlier' };
    const first = await offerAll(pinned, target, context);
    if (first.seen.length > 0) return first;
    const other = await context.encryptingPlace();
    if (!other || (other.address === pinned.address && other.port === pinned.port)) return first;
    return offerAll(other, target, context);
  },
};

/** Nothing is seen where nobody answers a hello: then it is no matter of versions. */
async function offerAll(
  pinned: AllowedTarget,
  target: CheckTarget,
  context: CheckContext,
): Promise<CheckResult> {
  const all = await Promise.all(versions.map((version) => offer(version, pinned, target, context)));
  const seen = all.flatMap((one) => (typeof one === 'string' ? [] : one));
  const missing = all.find((one) => typeof one === 'string');
  if (!seen.some(({ failure }) => answers.has(failure)))
    return { seen: [], passed: false, notTested: missing ?? 'needs-earlier' };
  const passed = seen.some(({ accepted }) => accepted);
  return missing === undefined ? { seen, passed } : { seen, passed, notTested: missing };
}

/** @returns why it could not be offered, where no hello was made */
async function offer(
  version: TlsVersion,
  pinned: AllowedTarget,
  target: CheckTarget,
  context: CheckContext,
): Promise<Seen<'tls-version'> | NotTestedReason> {
  const mode = portEncryption(pinned.port, context.request, context.profile);
  const end = startMeasuring(target, { ...context, pinned });
  const outcome = await shakeHands(version, mode, pinned, context);
  if (!outcome.ok && outcome.unoffered) return outcome.unoffered;
  const cipher = outcome.ok ? observedTls(outcome.tls).cipher : null;
  const measured = end(outcome.ok ? null : outcome);
  return { kind: 'tls-version', ...measured, mode, version, accepted: outcome.ok, cipher };
}

type Handshake =
  | { readonly ok: true; readonly tls: TlsFacts }
  | (Failed & { readonly unoffered?: NotTestedReason });

async function shakeHands(
  version: TlsVersion,
  mode: 'explicit' | 'implicit',
  pinned: AllowedTarget,
  context: CheckContext,
): Promise<Handshake> {
  const { network, deadline, limits, lane, request } = context;
  const connected = await inTime(deadline, limits.connectMs, (patience) => network.connect(pinned, patience));
  if (!connected.ok) return { ...connected, unoffered: 'needs-earlier' };
  const control = openControlChannel(connected.connection, deadline.clock);
  lane.conversations.push(control.transcript);
  control.note(`connected to ${pinned.address} port ${pinned.port}, to offer ${version} alone`);
  try {
    const unoffered = mode === 'explicit' ? await agree(control, context) : null;
    if (unoffered) return { ok: false, failure: 'interrupted', unoffered };
    const serverName = request.isAddress ? null : request.host;
    const options = { serverName, resume: null, onlyVersion: version };
    const outcome = await inTime(deadline, limits.tlsMs, (patience) =>
      control.startTls(mode, options, patience),
    );
    // The one handshake failure of our own: no hello was made.
    return !outcome.ok && outcome.failure === 'our_resources'
      ? { ...outcome, unoffered: 'not-set-up' }
      : outcome;
  } finally {
    control.connection.destroy();
  }
}

/**
 * Greeting and AUTH TLS (RFC 4217 section 4), up to the point where a handshake may begin.
 * @returns why it may not; null when it may
 */
async function agree(
  control: ControlChannel,
  { deadline, limits }: CheckContext,
): Promise<NotTestedReason | null> {
  const welcome = await inTime(deadline, limits.greetingMs, async (patience) => {
    const first = await control.readReply(patience);
    // RFC 959 section 5.4: 120 announces a delay, and 220 follows.
    return first.ok && isPreliminary(first.reply) ? control.readReply(patience) : first;
  });
  if (!welcome.ok || welcome.reply.code !== 220) return 'needs-earlier';
  if (classifyGreeting(welcome.reply, welcome.reply.raw).speaks !== 'ftp') return 'needs-earlier';
  const agreed = await inTime(deadline, limits.replyMs, (patience) =>
    control.send(commands.authTls(), patience),
  );
  if (!agreed.ok || agreed.reply.code === 421) return 'needs-earlier';
  return agreed.reply.code === 234 ? null : 'not-offered';
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

import { allowTarget } from '@/lib/net/target-policy';
import type { Seen } from '@/lib/observations/observation';
import type { Check, CheckContext } from '@/lib/probes/check';
import { startMeasuring } from '@/lib/probes/measurement';
import { observedTls } from '@/lib/probes/observed-tls';

/** Where web portals listen (RFC 9110 section 4.2.2). */
const webPort = 443;

/** Whether the host's web portal shows the certificate that the FTP service shows. */
export const certificateComparison: Check = {
  id: 'certificate-comparison',
  question: 'Is it the certificate of the host’s web portal?',
  produces: ['tls-handshake', 'certificate-comparison'],
  needs: [],
  lane: 'web',
  phase: 'foreground',
  limitMs: (limits) => limits.connectMs + limits.tlsMs + limits.runMs,
  appliesTo: () => true,
  async run(target, context) {
    const { pinned } = context;
    if (!pinned) return { seen: [], passed: false, notTested: 'needs-earlier' };
    const web = allowTarget(context.policy, {
      host: pinned.host,
      address: pinned.address,
      port: webPort,
      purpose: 'web',
    });
    if (!web.ok) return { seen: [], passed: false, notTested: 'not-asked' };
    const handshake = await shakeHands({ ...context, pinned: web.value });
    const ours = await context.controlCertificate.value;
    if (ours === null) return { seen: [], passed: false, notTested: 'needs-earlier' };
    const end = startMeasuring(target, { ...context, pinned: web.value });
    const theirs = handshake.tls?.chain[0]?.fingerprint ?? null;
    const failed = handshake.failure === null ? null : { failure: handshake.failure };
    const comparison: Seen = {
      kind: 'certificate-comparison',
      ...end(failed),
      detail: handshake.detail,
      with: 'web-portal',
      same: theirs === null ? null : theirs === ours,
      ours,
      theirs,
    };
    return { seen: handshake.tls !== null ? [handshake, comparison] : [comparison], passed: theirs !== null };
  },
};

async function shakeHands(
  context: CheckContext & { pinned: NonNullable<CheckContext['pinned']> },
): Promise<Seen<'tls-handshake'>> {
  const { pinned, request, deadline, limits } = context;
  const end = startMeasuring(pinned, context);
  const nothing = { kind: 'tls-handshake', mode: 'web', reply: null, tls: null, clearText: null } as const;
  const connected = await context.network.connect(pinned, deadline.within(limits.connectMs));
  if (!connected.ok) return { ...nothing, ...end(connected) };
  const serverName = request.isAddress ? null : request.host;
  const outcome = await connected.connection.startTls(
    { serverName, resume: null },
    deadline.within(limits.tlsMs),
  );
  connected.connection.destroy();
  if (!outcome.ok) return { ...nothing, ...end(outcome) };
  return { ...nothing, ...end(null), tls: observedTls(outcome.tls) };
}

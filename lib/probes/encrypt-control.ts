import type { ControlChannel } from '@/lib/ftp/control-channel';
import type { ObservedReply, Seen } from '@/lib/observations/observation';
import type { CheckContext, CheckTarget } from './check';
import { startMeasuring } from './measurement';
import { observedClearText, observedTls } from './observed-tls';

/**
 * Handshakes on a control connection and describes it. After a failure the connection is given up.
 * @param reply the answer to AUTH TLS
 */
export async function encryptControl(
  control: ControlChannel,
  mode: 'explicit' | 'implicit',
  reply: ObservedReply | null,
  target: CheckTarget,
  context: CheckContext,
): Promise<Seen<'tls-handshake'>> {
  const { request, deadline, limits, lane } = context;
  const end = startMeasuring(target, context);
  const serverName = request.isAddress ? null : request.host;
  const outcome = await control.startTls(mode, { serverName, resume: null }, deadline.within(limits.tlsMs));
  const clearText = observedClearText(outcome, mode === 'explicit');
  if (!outcome.ok) {
    lane.control = null;
    control.close();
    return { kind: 'tls-handshake', mode, ...end(outcome), reply, tls: null, clearText };
  }
  const fingerprint = outcome.tls.chain[0]?.fingerprint;
  if (fingerprint) context.controlCertificate.reach(fingerprint);
  return { kind: 'tls-handshake', mode, ...end(null), reply, tls: observedTls(outcome.tls), clearText };
}

import type { ControlChannel } from '@/lib/ftp/control-channel';
import type { Deadline } from '@/lib/net/deadline';
import type { Connection } from '@/lib/net/network';
import type { Seen } from '@/lib/observations/observation';
import type { CheckContext } from './check';
import type { DataProgress, Failing } from './data-progress';
import { observedTls } from './observed-tls';

/**
 * Encrypts a data connection where the control connection is encrypted, as client in either mode (RFC 4217 section 7).
 * @param resumption `offered` resumes the session of the control connection (RFC 4217 section 10.2)
 */
export async function encryptData(
  data: Connection,
  control: ControlChannel,
  resumption: Seen<'data-connection'>['resumption'],
  patience: Deadline,
  progress: DataProgress,
  { request }: Pick<CheckContext, 'request'>,
): Promise<Failing> {
  if (control.protection === 'clear') return null;
  const serverName = request.isAddress ? null : request.host;
  const resume = resumption === 'offered' ? control.connection.tlsSession() : null;
  const outcome = await data.startTls({ serverName, resume }, patience);
  if (!outcome.ok) return outcome;
  progress.reached = 'encrypted';
  progress.tls = observedTls(outcome.tls);
  return null;
}

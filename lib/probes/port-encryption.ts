import type { Profile } from '@/lib/provider/profile';
import type { ProbeRequest } from './check';

/**
 * How encryption starts on a control port: as the profile says; on a port that it does not know as the person says;
 * else after AUTH TLS, which is tried in clear and can be told apart from TLS from the start.
 */
export function portEncryption(
  port: number | null,
  request: ProbeRequest,
  profile: Profile,
): 'explicit' | 'implicit' {
  const offered = profile.controlPorts.find((control) => control.port === port);
  if (offered) return offered.encryption;
  return request.encryption === 'implicit' ? 'implicit' : 'explicit';
}

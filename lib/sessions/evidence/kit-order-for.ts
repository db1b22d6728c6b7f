import { kitLimits } from '@/lib/kit/kit-order';
import { parseAddress } from '@/lib/net/address';
import { parseName } from '@/lib/net/parse-name';
import type { Observation, ObservationOf } from '@/lib/observations/observation';
import { publicBase } from '@/lib/server/login/public-base';
import { profileForRun } from '@/lib/server/provider/profile-for-run';
import { sessionEvidence } from '../session-evidence';
import type { StoredSession } from '../store';
import type { KeptOrder } from './kit-token-store';

/**
 * What the script is to look at for a session: the addresses that the portal found last and was allowed to contact,
 * the service's ports, and the portal itself to compare with. Null while the session names no host.
 */
export async function kitOrderFor(session: StoredSession): Promise<KeptOrder | null> {
  const { host } = session;
  if (host === null) return null;
  const [profile, { observations }] = await Promise.all([
    profileForRun(session.profile),
    sessionEvidence(session),
  ]);
  const known = profile.controlPorts.map(({ port, encryption }) => ({ port, encryption }));
  const typed = session.port;
  const own =
    typed === null || known.some(({ port }) => port === typed)
      ? []
      : [
          {
            port: typed,
            encryption: session.answers.encryption === 'implicit' ? 'implicit' : 'explicit',
          } as const,
        ];
  const base = publicBase();
  return {
    host,
    addresses: addressesOf(host, observations).slice(0, kitLimits.addresses),
    ports: [...own, ...known].slice(0, kitLimits.ports),
    passiveRange: profile.passivePorts,
    controls: controlsOf(new URL(base)),
    only: null,
    reportUrl: `${base}/api/v1/kit/results`,
    addressUrl: `${base}/api/v1/kit/address`,
  };
}

const isPortalsLookup = (seen: Observation): seen is ObservationOf<'name-resolution'> =>
  seen.kind === 'name-resolution' && seen.vantage.kind === 'portal' && seen.addresses.length > 0;

function addressesOf(host: string, observations: readonly Observation[]): string[] {
  if (parseAddress(host)) return [host];
  const latest = observations
    .filter(isPortalsLookup)
    .filter(({ name }) => name === host)
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .at(-1);
  return (latest?.addresses ?? []).filter(({ refusal }) => refusal === null).map(({ address }) => address);
}

/** The portal as a host that has nothing to do with the service; none while only this machine can reach it. */
function controlsOf({ protocol, hostname, port }: URL): KeptOrder['controls'] {
  const host = hostname.replace(/^\[|\]$/g, '');
  const isReal = parseAddress(host) !== null || parseName(host, 0).ok;
  if (protocol !== 'https:' || !isReal) return [];
  return [{ host, port: Number(port || 443), purpose: 'web' }];
}

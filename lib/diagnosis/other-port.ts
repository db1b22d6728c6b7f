import type { Profile } from '@/lib/provider/profile';
import type { Facts } from './facts';
import { finishedHandshakes } from './handshakes';

/**
 * A control port that encrypts when we use it and on which the customer's side has seen no trouble: the way around
 * a device that meddles with one port. Ports that are encrypted from the first byte come first, since nothing can
 * be read or changed there. Null when none is known.
 */
export function otherControlPort(facts: Facts, profile: Profile): number | null {
  const troubled = new Set(facts.customers('tls-handshake').map((seen) => seen.target?.port ?? null));
  for (const row of [facts.customers('greeting'), facts.customers('tcp-connect')])
    for (const seen of row) if (facts.isAbnormal(seen)) troubled.add(seen.target?.port ?? null);
  troubled.add(facts.usedPort);
  const working = finishedHandshakes(facts).filter((seen) => !troubled.has(seen.target?.port ?? null));
  const implicit = working.find((seen) => seen.mode === 'implicit')?.target?.port;
  const alternative = profile.controlPorts.find(
    (offered) => offered.role === 'alternative' && working.some((seen) => seen.target?.port === offered.port),
  );
  return implicit ?? alternative?.port ?? working[0]?.target?.port ?? null;
}

import type { AllowedTarget } from '@/lib/net/target-policy';
import type { Observation } from '@/lib/observations/observation';
import type { Lane } from './check';
import type { PlannedStep } from './run-sink';

/** How the examination of one control address and port ended. */
export interface ControlEnd {
  readonly target: AllowedTarget;
  readonly steps: readonly PlannedStep[];
  readonly lane: Lane;
  /** What a login could use: encryption that worked, a service that has none, or nothing. */
  readonly usable: 'encrypted' | 'clear' | null;
}

/** What an earlier attempt found out about one control address and port. */
export function readEarlier(observations: readonly Observation[], target: AllowedTarget) {
  const here = observations.filter(
    (seen) =>
      seen.vantage.kind === 'portal' &&
      seen.target?.address === target.address &&
      seen.target.port === target.port,
  );
  const connected = here.some((seen) => seen.kind === 'tcp-connect' && seen.failure === null);
  const greeted = here.some(
    (seen) =>
      seen.kind === 'greeting' && seen.failure === null && seen.speaks === 'ftp' && seen.reply?.code === 220,
  );
  const handshakes = here.filter(
    (seen) => seen.kind === 'tls-handshake' && (seen.mode === 'explicit' || seen.mode === 'implicit'),
  );
  const certificate =
    handshakes
      .map((seen) => (seen.kind === 'tls-handshake' ? seen.tls?.chain[0]?.fingerprint : undefined))
      .find(Boolean) ?? null;
  const worked = handshakes.find(({ failure }) => failure === null);
  const encrypted =
    worked?.kind === 'tls-handshake' && worked.mode !== 'data' && worked.mode !== 'web' ? worked.mode : null;
  const hasNone = handshakes.some(({ failure }) => failure === 'tls_not_offered');
  const usable: ControlEnd['usable'] = !greeted ? null : encrypted ? 'encrypted' : hasNone ? 'clear' : null;
  return { connected, greeted, encrypted, certificate, usable };
}

/** The best of several control connections for a login: encrypted before clear, and in the order given. */
export async function chooseControl(
  ends: readonly Promise<ControlEnd | null>[],
  clearAllowed: boolean,
): Promise<ControlEnd | null> {
  let clear: ControlEnd | null = null;
  for (const pending of ends) {
    const end = await pending;
    if (end?.usable === 'encrypted') return end;
    if (end?.usable === 'clear') clear ??= end;
  }
  return clearAllowed ? clear : null;
}

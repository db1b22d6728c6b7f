import { type Clock, startDeadline } from '@/lib/net/deadline';
import type { Network } from '@/lib/net/network';
import type { ParsedTarget } from '@/lib/net/parse-target';
import { allowTarget, type TargetPolicy, type TargetRequest } from '@/lib/net/target-policy';
import type { Observation, ObservationOf } from '@/lib/observations/observation';
import type { Vantage } from '@/lib/observations/vantage';
import type { Profile } from '@/lib/provider/profile';

export interface OutboundOrder {
  readonly runId: string;
  /** A host that has nothing to do with the service. */
  readonly control: ParsedTarget;
  /** The port that the customer's program uses; null for those of the profile alone. */
  readonly port: number | null;
  readonly profile: Profile;
  readonly policy: TargetPolicy;
  readonly network: Network;
  readonly clock: Clock;
  readonly vantage: Vantage;
  readonly cancel: AbortSignal;
  /** Told why nothing, or less, could be tried. */
  complain(text: string): void;
}

type Purpose = ObservationOf<'outbound-connect'>['purpose'];

const limitMs = 10_000;
const mostPorts = 6;
const webPort = 443;
/** The first port that belongs to nobody (RFC 6335 section 6); for services without a published passive range. */
const firstDynamicPort = 49_152;

/**
 * Connects to a host that has nothing to do with the service, on its control ports, on the web's and on a high one, to
 * tell "this destination is blocked" from "everything is". Each attempt is an observation, however it ends.
 * @returns nothing when the host has no address here, or one that the policy forbids
 */
export async function tryOutbound(order: OutboundOrder): Promise<Observation[]> {
  const address = await addressOf(order);
  if (address === null) {
    order.complain(`${order.control.asciiHost} has no address here. Give --control an address.`);
    return [];
  }
  const ports: (readonly [Purpose, number])[] = [
    ...controlPorts(order).map((port) => ['same-port', port] as const),
    ['web', webPort],
    ['high-port', order.profile.passivePorts?.from ?? firstDynamicPort],
  ];
  const tried = await Promise.all(ports.map(([purpose, port]) => tryPort(order, address, purpose, port)));
  return tried.flat();
}

function controlPorts({ port, profile }: OutboundOrder): number[] {
  const known = profile.controlPorts.map((offered) => offered.port);
  return [...new Set(port === null ? known : [port, ...known])].slice(0, mostPorts);
}

async function addressOf({ control, network, clock, cancel }: OutboundOrder): Promise<string | null> {
  if (control.isAddress) return control.asciiHost;
  const deadline = startDeadline(clock, limitMs, cancel);
  const outcome = await network.resolve(control.asciiHost, 'A', deadline);
  deadline.clear();
  return (outcome.ok && outcome.records.find(({ type }) => type === 'A')?.value) || null;
}

async function tryPort(
  order: OutboundOrder,
  address: string,
  purpose: Purpose,
  port: number,
): Promise<Observation[]> {
  const { runId, control, clock, vantage } = order;
  const host = control.asciiHost;
  const allowed = allowTarget(order.policy, requestFor(purpose, { host, address, port }, order.profile));
  if (!allowed.ok) {
    order.complain(allowed.reason);
    return [];
  }
  const deadline = startDeadline(clock, limitMs, order.cancel);
  const startedAt = clock.now();
  const outcome = await order.network.connect(allowed.value, deadline);
  deadline.clear();
  if (outcome.ok) outcome.connection.destroy();
  const seen: Observation = {
    v: 1,
    id: `${runId}/outbound-connect@${port}/0`,
    kind: 'outbound-connect',
    vantage,
    at: clock.date().toISOString(),
    target: { host, address, port },
    elapsedMs: Math.round(clock.now() - startedAt),
    failure: outcome.ok ? null : outcome.failure,
    detail: outcome.ok ? null : (outcome.detail ?? null),
    purpose,
  };
  return [seen];
}

function requestFor(
  purpose: Purpose,
  place: { host: string; address: string; port: number },
  { controlPorts: known }: Profile,
): TargetRequest {
  if (purpose === 'web') return { ...place, purpose };
  if (purpose === 'high-port') return { ...place, purpose: 'passive-data' };
  return { ...place, purpose: 'control', knownPorts: known.map(({ port }) => port) };
}

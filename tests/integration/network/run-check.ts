import { commands } from '@/lib/ftp/command';
import { openControlChannel } from '@/lib/ftp/open-control-channel';
import type { Network } from '@/lib/net/network';
import type { AllowedTarget, TargetPolicy } from '@/lib/net/target-policy';
import { type ObservationKind, observationSchema, type Seen } from '@/lib/observations/observation';
import type { Check, CheckContext, CheckResult, Lane, ProbeRequest } from '@/lib/probes/check';
import { defaultLimits, type Limits } from '@/lib/probes/limits';
import { createMilestone } from '@/lib/probes/milestone';
import { builtInProfiles } from '@/lib/provider/built-in-profiles';
import { within } from './loopback';

export interface CheckSetting {
  readonly network: Network;
  readonly policy: TargetPolicy;
  readonly pinned: AllowedTarget;
  readonly limits?: Partial<Limits>;
  readonly request?: Partial<ProbeRequest>;
  readonly ms?: number;
}

/** What a check runs in: one lane to one place, with the profile of a service nobody knows. */
export function checkContext({ network, policy, pinned, limits, request, ms }: CheckSetting): CheckContext {
  const profile = builtInProfiles.find(({ id }) => id === 'generic');
  if (!profile) throw new Error('There is no generic profile.');
  const lane: Lane = { control: null, passive: null, conversations: [] };
  return {
    network,
    policy,
    profile,
    pinned,
    lane,
    request: {
      host: pinned.host,
      isAddress: false,
      port: null,
      encryption: null,
      hasLogin: true,
      thorough: false,
      inbound: null,
      checks: null,
      ...request,
    },
    limits: { ...defaultLimits, ...limits },
    deadline: within(ms ?? 10_000),
    login: { user: 'alice', password: 'correct-horse' },
    controlCertificate: createMilestone(),
    transfer: null,
    furtherLogin: null,
    reopen: null,
    encryptingPlace: async () => null,
  };
}

/** Opens the control connection of the lane, and encrypts it where the server does. */
export async function openControl(context: CheckContext, tls?: 'explicit' | 'implicit'): Promise<void> {
  const { network, pinned, deadline, lane, request } = context;
  if (!pinned) throw new Error('There is no place to connect to.');
  const connected = await network.connect(pinned, deadline);
  if (!connected.ok) throw new Error(`${connected.failure} ${connected.detail}`);
  const control = openControlChannel(connected.connection, deadline.clock);
  lane.control = control;
  const secure = async (mode: 'explicit' | 'implicit') => {
    const outcome = await control.startTls(mode, { serverName: request.host, resume: null }, deadline);
    if (!outcome.ok) throw new Error(`${outcome.failure} ${outcome.detail}`);
  };
  if (tls === 'implicit') await secure('implicit');
  await control.readReply(deadline);
  if (tls !== 'explicit') return;
  await control.send(commands.authTls(), deadline);
  await secure('explicit');
}

/** Runs one check and makes sure that what it saw can be stored. */
export async function runCheck(check: Check, context: CheckContext): Promise<CheckResult> {
  const { pinned } = context;
  const result = await check.run(
    { host: context.request.host, address: pinned?.address ?? null, port: pinned?.port ?? null },
    context,
  );
  for (const seen of result.seen) {
    const stored = {
      v: 1,
      id: 'x',
      vantage: { kind: 'portal', network: 'test' },
      at: '2026-01-01T00:00:00Z',
    };
    observationSchema.parse({ ...seen, ...stored });
    if (!check.produces.includes(seen.kind)) throw new Error(`${check.id} does not produce ${seen.kind}.`);
  }
  return result;
}

/** The one observation of a kind. */
export function only<K extends ObservationKind>(result: CheckResult, kind: K): Seen<K> {
  const found = result.seen.filter((seen) => seen.kind === kind);
  if (found.length !== 1) throw new Error(`${found.length} of ${kind}: ${JSON.stringify(result)}`);
  return found[0] as Seen<K>;
}

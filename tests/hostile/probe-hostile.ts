import { setTimeout as sleep } from 'node:timers/promises';
import { diagnose } from '@/lib/diagnosis/diagnose';
import type { Diagnosis } from '@/lib/diagnosis/finding';
import { parsePrefix } from '@/lib/net/cidr';
import type { Network } from '@/lib/net/network';
import { makeTargetPolicy } from '@/lib/net/target-policy';
import { type Observation, observationSchema } from '@/lib/observations/observation';
import type { Limits } from '@/lib/probes/limits';
import { defaultLimits } from '@/lib/probes/limits';
import { checks } from '@/lib/probes/registry';
import { runProbes } from '@/lib/probes/run-probes';
import type { FinishedStep } from '@/lib/probes/run-sink';
import { builtInProfiles } from '@/lib/provider/built-in-profiles';
import { createBasicFtpTransfer } from '@/lib/server/network/basic-ftp-transfer';
import type { Dialer } from '@/lib/server/network/dialer';
import { nodeClock } from '@/lib/server/network/node-clock';
import { createNodeNetwork } from '@/lib/server/network/node-network';
import { host } from './hostile-host';

/** What must be found nowhere. */
export const marker = 'Mark3r-pass/word';
const login = { user: 'alice', password: marker };

/** A tenth of the usual patience and less: every server here is on this machine. */
export const shortLimits: Limits = {
  ...defaultLimits,
  resolveMs: 500,
  connectMs: 1_000,
  greetingMs: 1_000,
  replyMs: 1_000,
  tlsMs: 2_000,
  dataMs: 2_000,
  transferMs: 5_000,
  runMs: 20_000,
};

/** How late an end may be: timers fire late on a busy machine. */
export const graceMs = 250;

/** Milliseconds in which the last farewell has left. */
const farewellMs = 1_000;

export interface HostileRequest {
  readonly withLogin?: boolean;
  readonly limits?: Partial<Limits>;
  /** Only these checks and what they need; left out, all. */
  readonly checks?: readonly string[];
  readonly cancel?: AbortSignal;
  /** Puts something between the run and the real network. */
  readonly around?: (network: Network) => Network;
  /** Leaves out the transfer with an everyday client. */
  readonly withoutTransfer?: boolean;
}

export interface HostileRun {
  readonly observations: readonly Observation[];
  readonly finished: readonly FinishedStep[];
  readonly diagnosis: Diagnosis;
  readonly broken: readonly string[];
  readonly tookMs: number;
  /** Connections that were still open some time after the end. */
  readonly unclosed: number;
  /** Steps that took longer than they may. */
  readonly late: readonly string[];
}

const block = parsePrefix('192.0.2.0/24');
const policy = makeTargetPolicy({ lab: { networks: block.ok ? [block.value] : [], testNames: true } });
const profile = builtInProfiles.find(({ id }) => id === 'generic');

/** Runs the real checks over real sockets against what the dialer leads to. */
export async function probeHostile(dialer: Dialer, request: HostileRequest = {}): Promise<HostileRun> {
  if (!profile) throw new Error('There is no generic profile.');
  let open = 0;
  const counting: Dialer = {
    ...dialer,
    place: (target) => {
      open += 1;
      return dialer.place(target);
    },
  };
  // Told once for every place that was asked for, when the connection is over.
  const onConnection = (): void => {
    open -= 1;
  };
  const shared = { dialer: counting, trustAnchorsPem: [], onConnection };
  const node = createNodeNetwork({ ...shared, resolvers: [], activePortRange: { from: 46_000, to: 46_999 } });
  const real: Network = {
    ...node,
    listen: (...asked) => {
      // A listener asks for a place too, and opens no connection.
      open -= 1;
      return node.listen(...asked);
    },
  };
  const limits = { ...shortLimits, ...request.limits };
  const finished: FinishedStep[] = [];
  const broken: string[] = [];
  const startedAt = performance.now();
  const { observations } = await runProbes({
    runId: 'hostile',
    request: {
      host,
      isAddress: false,
      port: null,
      encryption: null,
      hasLogin: request.withLogin === true,
      checks: request.checks ?? null,
      thorough: false,
      inbound: null,
    },
    profile,
    policy,
    network: request.around?.(real) ?? real,
    clock: nodeClock,
    vantage: { kind: 'portal', network: 'test' },
    login: request.withLogin ? login : null,
    done: new Set(),
    priorObservations: [],
    cancel: request.cancel ?? new AbortController().signal,
    sink: {
      planned: () => undefined,
      readable: () => undefined,
      started: () => undefined,
      finished: (step) => void finished.push(step),
      broke: (key, error) => void broken.push(`${key}: ${String(error)}`),
    },
    transfer: request.withoutTransfer ? null : createBasicFtpTransfer(shared),
    limits,
  });
  const tookMs = performance.now() - startedAt;
  for (const seen of observations) observationSchema.parse(seen);
  const patience = performance.now() + farewellMs;
  while (open > 0 && performance.now() < patience) await sleep(20);
  const late = finished.filter(({ key, elapsedMs }) => {
    const check = checks.find(({ id }) => id === key.split('@')[0]);
    return !check || elapsedMs > Math.min(limits.runMs, check.limitMs(limits)) + graceMs;
  });
  return {
    observations,
    finished,
    diagnosis: diagnose(observations, profile),
    broken,
    tookMs,
    unclosed: open,
    late: late.map(({ key, elapsedMs }) => `${key} took ${elapsedMs} ms`),
  };
}

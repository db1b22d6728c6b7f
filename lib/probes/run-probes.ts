import { type Clock, startDeadline } from '@/lib/net/deadline';
import type { Network } from '@/lib/net/network';
import type { TargetPolicy } from '@/lib/net/target-policy';
import type { NotTestedReason, Observation } from '@/lib/observations/observation';
import type { Vantage } from '@/lib/observations/vantage';
import type { Profile } from '@/lib/provider/profile';
import { createCancelFan } from './cancel-fan';
import type { Login, ProbeRequest } from './check';
import { type ControlEnd, chooseControl } from './control-end';
import type { EndToEndTransfer } from './end-to-end-transfer';
import { findAddresses } from './find-addresses';
import { defaultLimits, type Limits } from './limits';
import { createMilestone } from './milestone';
import { controlPorts, planProbes } from './plan-probes';
import type { RunContext } from './run-context';
import { reopenControl } from './run-control-lane';
import { runControlLanes } from './run-control-lanes';
import { emptyLane, runLane } from './run-lane';
import { createRunRecorder } from './run-recorder';
import type { PlannedStep, RunSink } from './run-sink';

export interface ProbeRun {
  readonly runId: string;
  readonly request: ProbeRequest;
  readonly profile: Profile;
  readonly policy: TargetPolicy;
  readonly network: Network;
  readonly clock: Clock;
  readonly vantage: Vantage;
  readonly login: Login | null;
  /** Keys of the steps that an earlier attempt has finished. */
  readonly done: ReadonlySet<string>;
  /** What that attempt saw. */
  readonly priorObservations: readonly Observation[];
  readonly cancel: AbortSignal;
  readonly sink: RunSink;
  /** Null where there is no client for the end-to-end proof. */
  readonly transfer: EndToEndTransfer | null;
  readonly limits?: Partial<Limits>;
}

/**
 * Plans and runs all checks: the name first, then every address and port side by side, then the login on the best
 * control connection. Never throws for what it measures; ends within `limits.runMs`, or soon after `cancel`.
 * @returns the observations of the earlier attempt and of this one
 */
export async function runProbes(
  input: ProbeRun,
): Promise<{ observations: readonly Observation[]; cancelled: boolean }> {
  const run = createContext(input);
  try {
    const addresses = await findAddresses(run);
    const steps = planProbes(run.request, run.profile, addresses);
    run.recorder.plan(steps);
    const ends = runControlLanes(steps, run);
    const loginSteps = inLane(steps, 'login');
    const choice = chooseForLogin(loginSteps, ends, run);
    await Promise.all([
      runSideLanes(steps, run),
      runLogin(loginSteps, choice, run),
      releaseOthers(ends, choice),
    ]);
    return {
      observations: [...input.priorObservations, ...run.recorder.observations],
      cancelled: input.cancel.aborted,
    };
  } finally {
    run.deadline.clear();
    run.cancelFan.close();
  }
}

function createContext(input: ProbeRun): RunContext {
  const { runId, request, profile, policy, network, clock, vantage, login, done, sink, transfer } = input;
  const limits = { ...defaultLimits, ...input.limits };
  return {
    request,
    profile,
    policy,
    network,
    login,
    transfer,
    limits,
    cancelFan: createCancelFan(input.cancel),
    deadline: startDeadline(clock, limits.runMs, input.cancel),
    recorder: createRunRecorder({ runId, vantage, clock, sink, login, done }),
    earlier: input.priorObservations,
    connected: createMilestone(),
    controlCertificate: createMilestone(),
    greeted: new Map(controlPorts(request, profile).map((port) => [port, createMilestone()])),
  };
}

const inLane = (steps: readonly PlannedStep[], lane: string): PlannedStep[] =>
  steps.filter((step) => step.lane === lane);

/** The lanes whose address is the first that got far enough. */
async function runSideLanes(steps: readonly PlannedStep[], run: RunContext): Promise<void> {
  const plain = [...run.greeted].map(async ([port, greeted]) => {
    const mine = inLane(steps, `plain@${port}`);
    if (mine.length > 0) await runSideLane(mine, await greeted.value, run);
  });
  const web = async () => runSideLane(inLane(steps, 'web'), await run.connected.value, run);
  await Promise.all([...plain, web()]);
}

async function runSideLane(
  steps: readonly PlannedStep[],
  pinned: ControlEnd['target'] | null,
  run: RunContext,
): Promise<void> {
  const lane = emptyLane();
  await runLane({ steps, lane, pinned, blocked: pinned === null ? ended(run) : null }, run);
  lane.control?.close();
}

/** The control connection for the login; null without one, or when nothing is left to do with it. */
async function chooseForLogin(
  steps: readonly PlannedStep[],
  ends: readonly Promise<ControlEnd | null>[],
  run: RunContext,
): Promise<ControlEnd | null> {
  if (!run.login || steps.every(({ key }) => run.recorder.isDone(key))) return null;
  return chooseControl(ends, run.request.encryption === 'plain');
}

async function runLogin(
  steps: readonly PlannedStep[],
  choice: Promise<ControlEnd | null>,
  run: RunContext,
): Promise<void> {
  if (!run.login) {
    // A login that was given and is gone has died with the process that held it.
    const blocked: NotTestedReason = run.request.hasLogin ? 'interrupted' : 'needs-login';
    await runLane({ steps, lane: emptyLane(), pinned: null, blocked }, run);
    return;
  }
  const chosen = await choice;
  const control = chosen && (await reopenControl(chosen, run));
  const lane = control?.lane ?? emptyLane();
  const skipLines = lane.conversations.flat().length;
  await runLane(
    { steps, lane, pinned: control?.target ?? null, blocked: lane.control ? null : ended(run), skipLines },
    run,
  );
  lane.control?.close();
}

const ended = ({ deadline }: RunContext): NotTestedReason => {
  if (deadline.cancelled()) return 'cancelled';
  return deadline.signal.aborted ? 'out-of-time' : 'needs-earlier';
};

/** Says goodbye on the control connections that the login does not use, as soon as that is known. */
async function releaseOthers(
  ends: readonly Promise<ControlEnd | null>[],
  choice: Promise<ControlEnd | null>,
): Promise<void> {
  const kept = await choice;
  await Promise.all(
    ends.map(async (pending) => {
      const end = await pending;
      if (end !== kept) end?.lane.control?.close();
    }),
  );
}

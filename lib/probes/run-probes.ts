import { type Clock, type Deadline, startDeadline } from '@/lib/net/deadline';
import type { Network } from '@/lib/net/network';
import type { TargetPolicy } from '@/lib/net/target-policy';
import type { Observation } from '@/lib/observations/observation';
import type { Vantage } from '@/lib/observations/vantage';
import type { Profile } from '@/lib/provider/profile';
import { createCancelFan } from './cancel-fan';
import type { Login, ProbeRequest } from './check';
import { type ControlEnd, chooseControl } from './control-end';
import type { EndToEndTransfer } from './end-to-end-transfer';
import { addressesLeftOut, findAddresses, leftOutLane } from './find-addresses';
import { defaultLimits, type Limits } from './limits';
import { createMilestone } from './milestone';
import { openOwnLogin } from './open-own-login';
import { phaseOf } from './phase-of';
import { controlPorts, planProbes } from './plan-probes';
import { type Background, inBackground, runBackground } from './run-background';
import type { RunContext } from './run-context';
import { reopenControl } from './run-control-lane';
import { runControlLanes } from './run-control-lanes';
import { emptyLane, runLane } from './run-lane';
import { type LoginEnd, runBlocked, runOwnLogins } from './run-own-logins';
import { createRunRecorder } from './run-recorder';
import { inLane, runSideLanes } from './run-side-lanes';
import type { PlannedStep, RunSink } from './run-sink';
import { ended, loginMissing } from './why-not';

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
  readonly background?: Partial<Background>;
}

/**
 * Plans and runs all checks: the name first, then every address and port side by side, then the login on the best
 * control connection, then what takes minutes. Never throws for what it measures; its results can be read within
 * `limits.runMs` and it ends within `limits.backgroundMs` more, or soon after `cancel`.
 * @returns the observations of the earlier attempt and of this one
 */
export async function runProbes(
  input: ProbeRun,
): Promise<{ observations: readonly Observation[]; cancelled: boolean }> {
  const run = createContext(input);
  const { enter, dropLogin } = { ...unlimited, ...input.background };
  try {
    const { addresses, omitted } = await findAddresses(run);
    const planned = planProbes(run.request, run.profile, addresses);
    const steps = omitted > 0 ? [...planned, addressesLeftOut(run.request.host)] : planned;
    run.recorder.plan(steps);
    const isLate = ({ check }: PlannedStep) => phaseOf(check) === 'background';
    const login = await runForeground(
      steps.filter((step) => !isLate(step)),
      run,
    );
    await inBackground(run, input.cancel, (later) =>
      runBackground(steps.filter(isLate), login, { enter, dropLogin }, later),
    );
    return {
      observations: [...input.priorObservations, ...run.recorder.observations],
      cancelled: input.cancel.aborted,
    };
  } finally {
    dropLogin();
    run.deadline.clear();
    run.cancelFan.close();
  }
}

/** Without a say of the surroundings: there is always a place, and the caller keeps the login. */
const unlimited: Background = { enter: () => () => {}, dropLogin: () => {} };

async function runForeground(steps: readonly PlannedStep[], run: RunContext): Promise<LoginEnd> {
  const ends = runControlLanes(steps, run);
  const loginSteps = inLane(steps, 'login');
  const choice = chooseForLogin(loginSteps, ends, run);
  const [login] = await Promise.all([
    runLogin(loginSteps, choice, run),
    runSideLanes(steps, run),
    runBlocked(inLane(steps, leftOutLane), 'too-many-addresses', run),
    releaseOthers(ends, choice),
  ]);
  const own = steps.filter(({ lane }) => lane.startsWith('own-login@'));
  await runOwnLogins(own, login, run);
  return login;
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
    reached: { explicit: createMilestone(), implicit: createMilestone() },
    encrypted: { explicit: createMilestone(), implicit: createMilestone() },
    startedAt: clock.now(),
    controlCertificate: createMilestone(),
    greeted: new Map(controlPorts(request, profile).map((port) => [port, createMilestone()])),
  };
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
): Promise<LoginEnd> {
  const missing = loginMissing(run);
  if (missing) {
    await runLane({ steps, lane: emptyLane(), pinned: null, blocked: missing }, run);
    return { place: null, passed: new Set() };
  }
  const chosen = await choice;
  const control = chosen && (await reopenControl(chosen, run));
  const lane = control?.lane ?? emptyLane();
  const skipLines = lane.conversations.flat().length;
  const step = steps.find(({ check }) => check === 'login');
  // The place is kept, and not the connection, which knows the password.
  const place = control && step ? { end: { ...control, lane: emptyLane() }, step } : null;
  const pinned = control?.target ?? null;
  const reopen = async (deadline: Deadline) => {
    const own = place && (await openOwnLogin(place, { ...run, deadline }));
    return own?.ok ? own.lane : null;
  };
  const blocked = lane.control ? null : ended(run);
  const { passed } = await runLane({ steps, lane, pinned, blocked, skipLines, reopen }, run);
  lane.control?.close();
  return { place, passed };
}

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

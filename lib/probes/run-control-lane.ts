import type { AllowedTarget } from '@/lib/net/target-policy';
import type { Lane } from './check';
import { type ControlEnd, readEarlier } from './control-end';
import { portEncryption } from './port-encryption';
import type { RunContext } from './run-context';
import { emptyLane, type LaneOutcome, runLane } from './run-lane';
import type { PlannedStep } from './run-sink';

/**
 * Examines one control address and port, and says how it ended. The connection is left open for the login. What an
 * earlier attempt has finished is taken from its observations.
 */
export async function runControlLane(
  steps: readonly PlannedStep[],
  target: AllowedTarget,
  run: RunContext,
): Promise<ControlEnd> {
  const lane = emptyLane();
  const greeted = run.greeted.get(target.port);
  if (steps.every(({ key }) => run.recorder.isDone(key))) {
    const earlier = readEarlier(run.earlier, target);
    if (earlier.connected) connected(target, run);
    if (earlier.greeted) greeted?.reach(target);
    if (earlier.encrypted) run.encrypted[earlier.encrypted].reach(target);
    if (earlier.certificate) run.controlCertificate.reach(earlier.certificate);
    return { target, steps, lane, usable: earlier.usable };
  }
  const { seen } = await runLane(
    {
      steps,
      lane,
      pinned: target,
      blocked: null,
      onPassed: ({ check }) => {
        if (check === 'tcp-connect') connected(target, run);
        const protection = lane.control?.protection ?? 'clear';
        if (check === 'greeting' && protection === 'clear') greeted?.reach(target);
        if (protection !== 'clear') run.encrypted[protection].reach(target);
      },
    },
    run,
  );
  const hasNone = seen.some((fact) => fact.kind === 'tls-handshake' && fact.failure === 'tls_not_offered');
  return { target, steps, lane, usable: usableNow(lane.control?.protection ?? null, hasNone) };
}

function connected(target: AllowedTarget, run: RunContext): void {
  run.connected.reach(target);
  run.reached[portEncryption(target.port, run.request, run.profile)].reach(target);
}

const usableNow = (protection: string | null, hasNone: boolean): ControlEnd['usable'] => {
  if (protection === null) return null;
  if (protection !== 'clear') return 'encrypted';
  return hasNone ? 'clear' : null;
};

/** What it takes to have the connection again: the rest was reported and is needed by nobody. */
const connecting: ReadonlySet<string> = new Set(['tcp-connect', 'implicit-tls', 'greeting', 'explicit-tls']);

/** Opens and encrypts the connection of an examined place once more; nothing of it is reported. */
export async function connectAgain(end: ControlEnd, run: RunContext): Promise<LaneOutcome & { lane: Lane }> {
  const lane = emptyLane();
  const steps = end.steps.filter(({ check }) => connecting.has(check));
  const outcome = await runLane({ steps, lane, pinned: end.target, blocked: null, repeat: true }, run);
  return { ...outcome, lane };
}

/** The same connection for the login; opened once more when it was an earlier attempt that examined it. */
export async function reopenControl(end: ControlEnd, run: RunContext): Promise<ControlEnd> {
  if (end.lane.control || end.usable === null) return end;
  return { ...end, lane: (await connectAgain(end, run)).lane };
}

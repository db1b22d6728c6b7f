import type { AllowedTarget } from '@/lib/net/target-policy';
import { type ControlEnd, readEarlier } from './control-end';
import type { RunContext } from './run-context';
import { emptyLane, runLane } from './run-lane';
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
    if (earlier.connected) run.connected.reach(target);
    if (earlier.greeted) greeted?.reach(target);
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
        if (check === 'tcp-connect') run.connected.reach(target);
        if (check === 'greeting' && lane.control?.protection === 'clear') greeted?.reach(target);
      },
    },
    run,
  );
  const hasNone = seen.some((fact) => fact.kind === 'tls-handshake' && fact.failure === 'tls_not_offered');
  return { target, steps, lane, usable: usableNow(lane.control?.protection ?? null, hasNone) };
}

const usableNow = (protection: string | null, hasNone: boolean): ControlEnd['usable'] => {
  if (protection === null) return null;
  if (protection !== 'clear') return 'encrypted';
  return hasNone ? 'clear' : null;
};

/** The same connection once more for the login, after an earlier attempt has reported its examination. */
export async function reopenControl(end: ControlEnd, run: RunContext): Promise<ControlEnd> {
  if (end.lane.control || end.usable === null) return end;
  const lane = emptyLane();
  // Features were reported and are needed by nobody.
  const steps = end.steps.filter(({ check }) => check !== 'features');
  await runLane({ steps, lane, pinned: end.target, blocked: null, repeat: true }, run);
  return { ...end, lane };
}

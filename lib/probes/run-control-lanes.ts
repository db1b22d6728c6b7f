import { allowTarget } from '@/lib/net/target-policy';
import { bounded } from './bounded';
import type { ControlEnd } from './control-end';
import { controlPorts } from './plan-probes';
import { portEncryption } from './port-encryption';
import type { RunContext } from './run-context';
import { runControlLane } from './run-control-lane';
import { emptyLane, runLane } from './run-lane';
import type { PlannedStep } from './run-sink';

/**
 * Starts the examination of every control address and port at once.
 * @returns one end per place, null where the policy has changed its mind; the best place for a login first: the person's own port, then the default ports with
 *   explicit encryption before implicit, then the others
 */
export function runControlLanes(
  steps: readonly PlannedStep[],
  run: RunContext,
): Promise<ControlEnd | null>[] {
  const lanes = new Map<string, PlannedStep[]>();
  for (const step of steps)
    if (step.lane.startsWith('control@')) lanes.set(step.lane, [...(lanes.get(step.lane) ?? []), step]);
  const inTurn = bounded(run.limits.lanes);
  const started = [...lanes.values()].map((mine) => ({
    port: mine[0]?.target?.port ?? 0,
    end: inTurn(() => examine(mine, run)),
  }));
  const all = Promise.all(started.map(({ end }) => end));
  // Nothing more can be reached once every place has been examined.
  const { explicit, implicit } = run.encrypted;
  const giveUp = () => {
    for (const milestone of [
      run.connected,
      run.reached.explicit,
      run.reached.implicit,
      run.controlCertificate,
      explicit,
      implicit,
      ...run.greeted.values(),
    ])
      milestone.giveUp();
  };
  all.then(giveUp, giveUp);
  // Whoever waits for explicit encryption need not wait for the other ports as well.
  const explicitOnes = started.filter(
    ({ port }) => portEncryption(port, run.request, run.profile) === 'explicit',
  );
  const giveUpExplicit = () => {
    explicit.giveUp();
    run.reached.explicit.giveUp();
  };
  Promise.all(explicitOnes.map(({ end }) => end)).then(giveUpExplicit, giveUpExplicit);
  const rank = loginRank(run);
  return started.toSorted((a, b) => rank(a.port) - rank(b.port)).map(({ end }) => end);
}

async function examine(steps: readonly PlannedStep[], run: RunContext): Promise<ControlEnd | null> {
  const target = steps[0]?.target;
  if (!target?.address || target.port === null) throw new Error('A control lane has an address and a port.');
  const knownPorts = run.profile.controlPorts.map(({ port }) => port);
  const allowed = allowTarget(run.policy, {
    host: target.host,
    address: target.address,
    port: target.port,
    purpose: 'control',
    knownPorts,
  });
  if (allowed.ok) return runControlLane(steps, allowed.value, run);
  await runLane({ steps, lane: emptyLane(), pinned: null, blocked: 'not-asked' }, run);
  return null;
}

function loginRank({ request, profile }: RunContext): (port: number) => number {
  const ports = controlPorts(request, profile);
  return (port) => {
    if (port === request.port) return -1;
    const offered = profile.controlPorts.find((control) => control.port === port);
    const group = offered?.role !== 'default' ? 2 : offered.encryption === 'explicit' ? 0 : 1;
    return group * 100 + ports.indexOf(port);
  };
}

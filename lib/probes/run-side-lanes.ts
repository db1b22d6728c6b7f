import { type AllowedTarget, allowTarget } from '@/lib/net/target-policy';
import type { RunContext } from './run-context';
import { emptyLane, runLane } from './run-lane';
import type { PlannedStep } from './run-sink';
import { ended } from './why-not';

export const inLane = (steps: readonly PlannedStep[], lane: string): PlannedStep[] =>
  steps.filter((step) => step.lane === lane);

/** The lanes whose address is the first that got far enough, and the port that the person opened. */
export async function runSideLanes(steps: readonly PlannedStep[], run: RunContext): Promise<void> {
  const plain = [...run.greeted].map(async ([port, greeted]) => {
    const mine = inLane(steps, `plain@${port}`);
    if (mine.length > 0) await runSideLane(mine, await greeted.value, run);
  });
  const inTurn = async (lane: string, target: () => Promise<AllowedTarget | null>) => {
    const mine = inLane(steps, lane);
    if (mine.length > 0) await runSideLane(mine, await target(), run);
  };
  await Promise.all([
    ...plain,
    inTurn('tls', () => firstToEncrypt(run)),
    inTurn('web', () => run.connected.value),
    runInbound(inLane(steps, 'inbound'), run),
  ]);
}

/** Milliseconds that a port which encrypts after AUTH TLS may come behind. */
const behindMs = 250;

/** Where encryption is looked at in depth: the first place that answers, with explicit encryption where it can be had. */
async function firstToEncrypt({ reached, deadline }: RunContext): Promise<AllowedTarget | null> {
  const { explicit, implicit } = reached;
  let stopTimer = () => {};
  const behind = implicit.value.then(
    () =>
      new Promise<null>((resolve) => {
        stopTimer = deadline.clock.after(behindMs, () => resolve(null));
      }),
  );
  const first = await Promise.race([explicit.value, behind]);
  // Also one that is only started after this.
  implicit.value.then(() => stopTimer());
  return first ?? (await implicit.value) ?? explicit.value;
}

/** A call to the person's own network: only where the policy has allowed this very address and port. */
async function runInbound(steps: readonly PlannedStep[], run: RunContext): Promise<void> {
  const { inbound } = run.request;
  if (!inbound || steps.length === 0) return;
  const { address, port } = inbound;
  const allowed = allowTarget(run.policy, { host: address, address, port, purpose: 'inbound' });
  const blocked = allowed.ok ? null : 'not-asked';
  const pinned = allowed.ok ? allowed.value : null;
  await runLane({ steps, lane: emptyLane(), pinned, blocked }, run);
}

async function runSideLane(
  steps: readonly PlannedStep[],
  pinned: AllowedTarget | null,
  run: RunContext,
): Promise<void> {
  const lane = emptyLane();
  await runLane({ steps, lane, pinned, blocked: pinned === null ? ended(run) : null }, run);
  lane.control?.close();
}

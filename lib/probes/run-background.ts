import { startDeadline } from '@/lib/net/deadline';
import type { NotTestedReason } from '@/lib/observations/observation';
import type { CheckContext, FurtherLogin, Lane } from './check';
import { type LoginPlace, openOwnLogin } from './open-own-login';
import type { RunContext } from './run-context';
import { emptyLane, runLane } from './run-lane';
import { type LoginEnd, ownLoginBlocked, runBlocked } from './run-own-logins';
import type { PlannedStep } from './run-sink';
import { ended, stopped } from './why-not';

/** What the surroundings of a run have a say in while it measures in the background. */
export interface Background {
  /** Asks for a place among the long measurements of this process; null when there is none, else a function that leaves it. */
  readonly enter: () => (() => void) | null;
  /** The password is not needed any more. */
  readonly dropLogin: () => void;
}

/**
 * The long measurements, side by side. All logins are made first, one after the other; then the password is dropped.
 * Where the service lets in fewer connections than there are measurements, those that come first are made.
 */
export async function runBackground(
  steps: readonly PlannedStep[],
  login: LoginEnd,
  background: Background,
  run: RunContext,
): Promise<void> {
  const open = steps.filter(({ key }) => !run.recorder.isDone(key));
  if (open.length === 0) return;
  if (run.deadline.cancelled()) return runBlocked(open, 'cancelled', run);
  const possible = open.filter((step) => ownLoginBlocked(step, login, run) === null);
  const leave = possible.length > 0 ? background.enter() : null;
  if (leave) run.recorder.readable();
  for (const step of open.filter((one) => !possible.includes(one)))
    await runBlocked([step], ownLoginBlocked(step, login, run) ?? 'needs-earlier', run);
  if (possible.length === 0 || !login.place) return;
  if (!leave) return runBlocked(possible, 'out-of-time', run);
  try {
    await measure(possible, login.place, background.dropLogin, run);
  } finally {
    leave();
  }
}

async function measure(
  steps: readonly PlannedStep[],
  place: LoginPlace,
  dropLogin: () => void,
  run: RunContext,
): Promise<void> {
  const pinned = place.end.target;
  const counting = steps.filter(({ check }) => check === countingLogins);
  const others = steps.filter(({ check }) => check !== countingLogins);
  const { lanes, short } = await openLanes(counting, others.length, place, run);
  dropLogin();
  run.recorder.sealSecrets();
  for (const lane of lanes) lane.control?.sealSecrets();
  const withoutLogin = { ...run, login: null };
  await Promise.all(
    others.map(async (step, index) => {
      const lane = lanes[index] ?? emptyLane();
      await runLane({ steps: [step], lane, pinned, blocked: lane.control ? null : short }, withoutLogin);
      lane.control?.close();
    }),
  );
}

/** The check whose connections carry the others. */
const countingLogins = 'parallel-logins';

/** One logged-in connection per measurement, as far as the service gives them, and why there is none for the rest. */
async function openLanes(
  counting: readonly PlannedStep[],
  wanted: number,
  place: LoginPlace,
  run: RunContext,
): Promise<{ readonly lanes: readonly Lane[]; readonly short: NotTestedReason }> {
  const lanes: Lane[] = [];
  const { limits, startedAt } = run;
  const keptFor = Math.max(0, startedAt + limits.passwordMs - run.deadline.clock.now());
  const deadline = run.deadline.within(Math.min(limits.loginsMs, keptFor));
  const hurried = { ...run, deadline };
  const open = async (): Promise<FurtherLogin> => {
    const own = await openOwnLogin(place, hurried);
    if (!own.ok) return own;
    lanes.push(own.lane);
    return { ok: true };
  };
  const first = await open();
  if (counting.length > 0) {
    await count(counting, lanes[0] ?? emptyLane(), open, place, hurried);
  } else {
    while (first.ok && lanes.length < wanted && stopped(hurried) === null && (await open()).ok);
  }
  const short = ended(hurried);
  deadline.clear();
  for (const unused of lanes.splice(wanted)) unused.control?.close();
  return { lanes, short };
}

async function count(
  steps: readonly PlannedStep[],
  lane: Lane,
  furtherLogin: NonNullable<CheckContext['furtherLogin']>,
  place: LoginPlace,
  run: RunContext,
): Promise<void> {
  const pinned = place.end.target;
  await runLane({ steps, lane, pinned, blocked: lane.control ? null : ended(run), furtherLogin }, run);
}

/** The run as it goes on after its results can be read: with time of its own. */
export async function inBackground(
  run: RunContext,
  cancel: AbortSignal,
  work: (later: RunContext) => Promise<void>,
): Promise<void> {
  const deadline = startDeadline(run.deadline.clock, run.limits.backgroundMs, cancel);
  try {
    await work({ ...run, deadline });
  } finally {
    deadline.clear();
  }
}

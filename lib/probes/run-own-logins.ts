import type { NotTestedReason } from '@/lib/observations/observation';
import { type LoginPlace, openOwnLogin } from './open-own-login';
import { checks } from './registry';
import type { RunContext } from './run-context';
import { emptyLane, runLane } from './run-lane';
import type { PlannedStep } from './run-sink';
import { ended, loginMissing } from './why-not';

/** How the login of a run ended, for the checks that log in once more. */
export interface LoginEnd {
  /** Null when nobody could be logged in. */
  readonly place: LoginPlace | null;
  /** Ids of the checks of the login's lane that passed. */
  readonly passed: ReadonlySet<string>;
}

/** Why a check with a login of its own cannot be done; null when it can. */
export function ownLoginBlocked(
  step: PlannedStep,
  { place, passed }: LoginEnd,
  run: RunContext,
): NotTestedReason | null {
  const missing = loginMissing(run);
  if (missing) return missing;
  if (!place || !passed.has('login')) return ended(run);
  const needs = checks.find(({ id }) => id === step.check)?.needs ?? [];
  return needs.every((need) => passed.has(need)) ? null : 'needs-earlier';
}

/** Records steps that cannot be done. */
export async function runBlocked(
  steps: readonly PlannedStep[],
  blocked: NotTestedReason,
  run: RunContext,
): Promise<void> {
  for (const step of steps) await runLane({ steps: [step], lane: emptyLane(), pinned: null, blocked }, run);
}

/** The quick checks with a login of their own, one after the other: some services allow one connection per user. */
export async function runOwnLogins(
  steps: readonly PlannedStep[],
  login: LoginEnd,
  run: RunContext,
): Promise<void> {
  for (const step of steps) {
    if (run.recorder.isDone(step.key)) continue;
    const blocked = ownLoginBlocked(step, login, run);
    if (blocked || !login.place) {
      await runBlocked([step], blocked ?? 'needs-earlier', run);
      continue;
    }
    const own = await openOwnLogin(login.place, run);
    const lane = own.ok ? own.lane : emptyLane();
    const pinned = login.place.end.target;
    await runLane({ steps: [step], lane, pinned, blocked: own.ok ? null : ended(run) }, run);
    lane.control?.close();
  }
}

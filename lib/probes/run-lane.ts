import type { TranscriptLine } from '@/lib/ftp/transcript';
import { startDeadline } from '@/lib/net/deadline';
import type { AllowedTarget } from '@/lib/net/target-policy';
import type { NotTestedReason, Seen } from '@/lib/observations/observation';
import type { Check, CheckContext, CheckResult, Lane } from './check';
import { checks } from './registry';
import type { RunContext } from './run-context';
import type { PlannedStep } from './run-sink';
import { scopeDeadline } from './scoped-deadline';
import { stopped } from './why-not';

export interface LaneRun {
  readonly steps: readonly PlannedStep[];
  readonly lane: Lane;
  readonly pinned: AllowedTarget | null;
  /** Why nothing of this lane can be tested; null when it can. */
  readonly blocked: NotTestedReason | null;
  /** Lines of the conversation that another lane has reported already. */
  readonly skipLines?: number;
  /** Go through all steps even when an earlier attempt has finished them. */
  readonly repeat?: boolean;
  /** Makes another login, for lanes with one of their own. */
  readonly furtherLogin?: CheckContext['furtherLogin'];
  /** Logs in again, for the lane with the login. */
  readonly reopen?: CheckContext['reopen'];
  /** Called after each step that passed. */
  readonly onPassed?: (step: PlannedStep) => void;
}

export const emptyLane = (): Lane => ({ control: null, passive: null, conversations: [] });

export interface LaneOutcome {
  /** Ids of the checks that passed. */
  readonly passed: ReadonlySet<string>;
  readonly seen: readonly Seen[];
}

/**
 * Runs the steps of one lane in order. A step whose need failed is recorded as not tested. Steps that an earlier attempt
 * finished are repeated without being reported, as far as later ones build on them.
 */
export async function runLane(lane: LaneRun, run: RunContext): Promise<LaneOutcome> {
  const passed = new Set<string>();
  const seen: Seen[] = [];
  const present = new Set(lane.steps.map(({ check }) => check));
  for (const [index, step] of lane.steps.entries()) {
    if (!lane.repeat && lane.steps.slice(index).every(({ key }) => run.recorder.isDone(key))) break;
    const check = checks.find(({ id }) => id === step.check);
    if (!check) throw new Error(`No check is called ${step.check}.`);
    const missing = check.needs.some((need) => present.has(need) && !passed.has(need));
    const reason = lane.blocked ?? stopped(run) ?? (missing ? 'needs-earlier' : null);
    if (reason !== null) {
      run.recorder.finish(step, { seen: [], notTested: reason, elapsedMs: 0, transcript: linesOf(lane) });
      continue;
    }
    const result = await runStep(step, check, lane, run);
    seen.push(...result.seen);
    if (!result.passed) continue;
    passed.add(step.check);
    lane.onPassed?.(step);
  }
  return { passed, seen };
}

async function runStep(
  step: PlannedStep,
  check: Check,
  lane: LaneRun,
  run: RunContext,
): Promise<CheckResult> {
  run.recorder.start(step);
  const { clock } = run.deadline;
  const startedAt = clock.now();
  const cancel = run.cancelFan.fork();
  const limitMs = Math.min(check.limitMs(run.limits), run.deadline.remaining());
  const deadline = scopeDeadline(startDeadline(clock, limitMs, cancel.signal));
  const target = step.target ?? { host: run.request.host, address: null, port: null };
  let result: CheckResult;
  try {
    const { pinned, furtherLogin = null, reopen = null } = lane;
    const { explicit, implicit } = run.encrypted;
    const encryptingPlace = async () => (await explicit.value) ?? implicit.value;
    const given = { lane: lane.lane, pinned, furtherLogin, reopen, encryptingPlace };
    result = await check.run(target, { ...run, deadline, ...given });
  } catch (error) {
    run.recorder.broke(step, error);
    result = { seen: [], passed: false, notTested: 'interrupted' };
  } finally {
    deadline.clear();
    cancel.release();
  }
  const { seen, notTested } = withoutOurEnd(result, run);
  const elapsedMs = Math.round(clock.now() - startedAt);
  run.recorder.finish(step, { seen, notTested, elapsedMs, transcript: linesOf(lane) });
  return { ...result, seen };
}

/** What failed because the run was cancelled or out of time says nothing about the target. */
function withoutOurEnd(
  result: CheckResult,
  run: RunContext,
): Pick<CheckResult, 'seen'> & { notTested: NotTestedReason | null } {
  const reason = stopped(run);
  const given = result.notTested ?? null;
  if (reason === null) return { seen: result.seen, notTested: given };
  const seen = result.seen.filter(
    ({ failure }) => failure !== 'cancelled' && failure !== 'timed_out' && failure !== 'resolver_timed_out',
  );
  return {
    seen,
    notTested: seen.length < result.seen.length || seen.length === 0 ? (given ?? reason) : given,
  };
}

const linesOf = ({ lane, skipLines = 0 }: LaneRun): readonly TranscriptLine[] =>
  lane.conversations.flat().slice(skipLines);

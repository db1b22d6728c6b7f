import type { StepView } from '@/lib/sessions/views';
import { groupSteps, type StepGroup } from './group-steps';
import { StepRow } from './step-row';
import { stepState } from './step-state';

/** With more places than this, finished and waiting ones fold up to one line. */
const UNFOLDED = 10;

const isFinished = (step: StepView): boolean => step.state === 'done' || step.state === 'not-tested';

function summary({ steps }: StepGroup, expected: readonly number[]): string {
  const done = steps.filter(isFinished).length;
  if (done < steps.length) return `${done} of ${steps.length} done`;
  const states = steps.map((step) => stepState(step, expected));
  const bad = states.filter((state) => state === 'blocked' || state === 'partly').length;
  return bad > 0 ? `done, ${bad} ${bad === 1 ? 'does' : 'do'} not work` : 'done';
}

/** The same reason as in the row above is not said twice. */
const saysTheSame = (step: StepView, above: StepView | undefined): boolean =>
  step.state === 'not-tested' && above?.state === 'not-tested' && step.sentence === above.sentence;

interface GroupProps {
  readonly group: StepGroup;
  readonly folds: boolean;
  readonly expected: readonly number[];
}

function Group({ group, folds, expected }: GroupProps) {
  const underWay = group.steps.some((step) => step.state === 'running');
  return (
    <li className="rounded-plate border border-line bg-surface">
      <details open={!folds || underWay}>
        <summary className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 px-4 py-2 font-semibold">
          <span className="min-w-0 [overflow-wrap:anywhere]">{group.title}</span>
          <span className="text-note font-normal text-soft">{summary(group, expected)}</span>
        </summary>
        <ul className="divide-y divide-line border-t border-line px-4">
          {group.steps.map((step, index) => (
            <StepRow
              key={step.key}
              step={step}
              again={saysTheSame(step, group.steps[index - 1])}
              expected={expected}
            />
          ))}
        </ul>
      </details>
    </li>
  );
}

interface StepBoardProps {
  readonly steps: readonly StepView[];
  /** Ports that the service promises or the customer uses. */
  readonly expected: readonly number[];
}

/** Every test of a run in the place where its result will stay. */
export function StepBoard({ steps, expected }: StepBoardProps) {
  const groups = groupSteps(steps);
  return (
    <ul className="gap-4 lg:columns-2 [&>li]:mb-4 [&>li]:break-inside-avoid">
      {groups.map((group) => (
        <Group key={group.key} group={group} folds={groups.length > UNFOLDED} expected={expected} />
      ))}
    </ul>
  );
}

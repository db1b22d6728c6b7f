import type { StepView } from '@/lib/sessions/views';

export interface StepGroup {
  readonly key: string;
  readonly title: string;
  readonly steps: readonly StepView[];
}

const titleOf = ({ target }: StepView): string => {
  if (!target) return 'Before we connect';
  if (target.address === null || target.port === null) return `The name ${target.host}`;
  return `Port ${target.port} on ${target.address}`;
};

/** Steps that talk to the same place, in the order of the plan. */
export function groupSteps(steps: readonly StepView[]): readonly StepGroup[] {
  const groups = new Map<string, { title: string; steps: StepView[] }>();
  for (const step of steps) {
    const group = groups.get(step.lane) ?? { title: titleOf(step), steps: [] };
    group.steps.push(step);
    groups.set(step.lane, group);
  }
  return [...groups].map(([key, group]) => ({ key, ...group }));
}

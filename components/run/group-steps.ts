import type { StepView } from '@/lib/sessions/views';

export interface StepGroup {
  readonly key: string;
  readonly title: string;
  readonly steps: readonly StepView[];
}

/** Lanes are named by what they are about, some with an address and port behind it. */
function titleOf({ lane, phase, target }: StepView): string {
  const host = target?.host ?? 'the service';
  if (phase === 'background') return 'Afterwards, while you read the result';
  if (lane.startsWith('own-login')) return `With a further login to ${host}`;
  if (lane === 'tls') return `Encryption of ${host}`;
  if (lane === 'inbound') return `From us to your port ${target?.port ?? ''}`;
  if (lane === 'addresses-left-out') return `Other addresses of ${host}`;
  if (lane.startsWith('login')) return `With a login to ${host}`;
  if (lane.startsWith('web')) return `The web page of ${host}`;
  if (lane.startsWith('plain')) return `Port ${target?.port ?? ''} without encryption`;
  if (target === null || target.address === null || target.port === null) return `The name ${host}`;
  return `Port ${target.port} on ${target.address}`;
}

/** Steps that talk to the same place, in the order of the plan. */
export function groupSteps(steps: readonly StepView[]): readonly StepGroup[] {
  const groups = new Map<string, { title: string; steps: StepView[] }>();
  for (const step of steps) {
    const place = step.lane.replace(/^own-login@.*$/, `own-login ${step.phase}`);
    const group = groups.get(place) ?? { title: titleOf(step), steps: [] };
    group.steps.push(step);
    groups.set(place, group);
  }
  return [...groups].map(([key, group]) => ({ key, ...group }));
}

import type { LiveEvent, RunState, StepView } from '@/lib/sessions/views';

export interface LiveState {
  readonly state: RunState;
  readonly steps: readonly StepView[];
  /** The results can be read, whatever goes on. */
  readonly readable: boolean;
}

export const isOver = (state: RunState): boolean =>
  state === 'done' || state === 'cancelled' || state === 'failed';

/** True once there is a report to read, whatever still goes on. */
export const hasReport = (run: { readonly state: RunState; readonly readableAt: string | null }): boolean =>
  isOver(run.state) || run.readableAt !== null;

/** The run after one more event of its stream. Events of other runs change nothing; repeated ones do no harm. */
export function applyEvent(live: LiveState, runId: string, event: LiveEvent): LiveState {
  if (event.type === 'evidence' || event.runId !== runId) return live;
  if (event.type === 'run') return { ...live, state: event.state };
  if (event.type === 'readable') return { ...live, readable: true };
  if (event.type === 'plan') return { ...live, steps: event.steps };
  const known = live.steps.some((step) => step.key === event.step.key);
  const steps = known
    ? live.steps.map((step) => (step.key === event.step.key ? event.step : step))
    : [...live.steps, event.step];
  return { ...live, steps };
}

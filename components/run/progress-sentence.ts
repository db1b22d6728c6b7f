import type { StepView } from '@/lib/sessions/views';
import type { LiveState } from './apply-event';

const isFinished = (step: StepView): boolean => step.state === 'done' || step.state === 'not-tested';

/** The tests that somebody waits for: what goes on in the background is not counted. */
export const awaitedSteps = (steps: readonly StepView[]): readonly StepView[] =>
  steps.filter(({ phase }) => phase === 'foreground');

export const finishedCount = (steps: readonly StepView[]): number => steps.filter(isFinished).length;

/** What is going on, in one sentence with counts. */
export function progressSentence({ state, steps: all }: LiveState): string {
  const steps = awaitedSteps(all);
  const done = finishedCount(steps);
  const counts = `${done} of ${steps.length} tests done`;
  if (state === 'done') return `Finished: ${counts}.`;
  if (state === 'cancelled') return `Stopped by you: ${counts}. What was found is kept.`;
  if (state === 'failed') return `We could not finish. That says nothing about your network. ${counts}.`;
  if (steps.length === 0) return 'Waiting for a free tester. This takes a few seconds.';
  const running = steps.filter((step) => step.state === 'running');
  const places = new Set(running.map((step) => step.target?.port).filter(Boolean));
  const where =
    places.size > 0
      ? `Testing port ${[...places].sort((a, b) => Number(a) - Number(b)).join(', ')}`
      : 'Testing';
  return `${where}: ${counts}.`;
}

import type { ShownState } from '@/components/ui/state-symbol';
import type { StepView } from '@/lib/sessions/views';

/** A closed port that nobody promised and the customer does not use: no fault. */
const isUnexpected = ({ check, result, target }: StepView, expected: readonly number[]): boolean =>
  check === 'tcp-connect' && result === 'blocked' && target?.port != null && !expected.includes(target.port);

/**
 * How a step looks.
 * @param expected ports that the service promises or the customer uses
 */
export function stepState(step: StepView, expected: readonly number[]): ShownState {
  if (step.state !== 'done') return step.state;
  return isUnexpected(step, expected) ? 'no-fault' : (step.result ?? 'not-tested');
}

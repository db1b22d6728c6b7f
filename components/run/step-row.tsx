import { StateSymbol, stateText } from '@/components/ui/state-symbol';
import type { StepView } from '@/lib/sessions/views';
import { notTestedWords } from './not-tested-words';
import { stepState } from './step-state';

const words: Partial<Record<StepView['state'], string>> = {
  waiting: 'waiting',
  running: 'testing',
  'not-tested': 'not tested',
};

const seconds = (ms: number): string => (ms < 950 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);

function note(step: StepView): string | null {
  if (step.state === 'not-tested') return step.sentence ?? (step.reason && notTestedWords[step.reason]);
  if (step.state === 'running' && step.interruptions > 0) return 'Interrupted on our side, testing again';
  return step.state === 'done' ? step.sentence : null;
}

interface StepRowProps {
  readonly step: StepView;
  /** Its sentence stands above already. */
  readonly again: boolean;
  /** Ports that the service promises or the customer uses. */
  readonly expected: readonly number[];
}

/** One test in its place: symbol, question, word, and what was seen. */
export function StepRow({ step, again, expected }: StepRowProps) {
  const state = stepState(step, expected);
  const word = words[step.state] ?? step.word ?? 'done';
  const sentence = again ? null : note(step);
  return (
    <li className="grid grid-cols-[1.25rem_1fr_auto] items-start gap-x-3 py-2">
      <StateSymbol state={state} className="mt-0.5 size-5" />
      <span className={step.state === 'waiting' ? 'text-soft' : ''}>
        {step.question}
        {sentence && <span className="block text-note text-soft">{sentence}</span>}
      </span>
      <span className={`text-right text-note font-medium ${stateText[state]}`}>
        {word}
        {step.state === 'done' && step.elapsedMs !== null && (
          <span className="block font-normal text-soft">{seconds(step.elapsedMs)}</span>
        )}
      </span>
    </li>
  );
}

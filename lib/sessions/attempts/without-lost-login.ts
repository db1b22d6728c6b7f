import type { FinishedStep, RunSink } from '@/lib/probes/run-sink';

/**
 * For a run whose password went down with the worker that had it: what would now be untested for lack of a login is
 * interrupted instead, because the person did give one and is to type it again.
 */
export const withoutLostLogin = (sink: RunSink): RunSink => ({ ...sink, finished: (step) => sink.finished(interrupted(step)) });

function interrupted(step: FinishedStep): FinishedStep {
  if (step.notTested !== 'needs-login') return step;
  const observations = step.observations.map((seen) =>
    seen.kind === 'not-tested' && seen.reason === 'needs-login' ? { ...seen, reason: 'interrupted' as const } : seen,
  );
  return { ...step, notTested: 'interrupted', observations };
}
